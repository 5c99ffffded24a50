using System.Globalization;

namespace TrackStore.Tests.Fixtures;

/// <summary>Reads the changes that a watcher receives.</summary>
public static class Followed
{
    /// <summary>Returns the changes that a write publishes, each as text.</summary>
    public static async Task<IReadOnlyList<string>> ChangesOfAsync(this TestLibrary library, Func<Task> write)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using IAsyncEnumerator<LibraryChange> changes = library.Changes.WatchAsync(cancel).GetAsyncEnumerator(cancel);
        await write();
        Tag end = await library.Tags.DefineTagAsync($"end {Guid.NewGuid():N}", null, null, cancel);
        var told = new List<string>();
        while (await changes.MoveNextAsync() && !changes.Current.DefinedTagIds.Contains(end.Id))
            told.Add(changes.Current.Text());
        return told;
    }

    /// <summary>Gives the next change.</summary>
    public static async Task<LibraryChange> NextAsync(this IAsyncEnumerator<LibraryChange> changes)
    {
        Assert.True(await changes.MoveNextAsync());
        return changes.Current;
    }

    /// <summary>Formats a change, such as "tracks +3 ~1 -2, albums +1".</summary>
    public static string Text(this LibraryChange change)
    {
        string[] parts =
        [
            Part("tracks", ("+", change.AddedTrackIds), ("~", change.ChangedTrackIds), ("-", change.DeletedTrackIds)),
            Part("albums", ("+", change.AddedAlbumIds), ("~", change.ChangedAlbumIds), ("-", change.DeletedAlbumIds)),
            Part("artwork", ("track ", change.ArtworkTrackIds), ("album ", change.ArtworkAlbumIds)),
            Part("tags", ("of ", change.TaggedTrackIds), ("defined ", change.DefinedTagIds)),
            change.IsEverything ? "everything" : "",
            change.IsForeign ? "foreign" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Part(string name, params (string Mark, IReadOnlySet<long> Ids)[] marked)
    {
        string[] ids = [.. marked.SelectMany(m => m.Ids.Order().Select(id => string.Create(CultureInfo.InvariantCulture, $"{m.Mark}{id}")))];
        return ids.Length == 0 ? "" : $"{name} {string.Join(' ', ids)}";
    }
}
