using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Tags;

/// <summary>A tag is met by every spelling, and what gives it spellings or takes them away can be undone and redone.</summary>
public sealed class TagSpellingTests : MergingTest
{
    [Fact]
    public async Task AddSpellingAsync_WordsOfCallsAndQueries_MeanTheTag()
    {
        Track first = await AddAsync("One");
        Track second = await AddAsync("Two");
        Track other = await AddAsync("Three");
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        List<string> before = Everything();

        Tag spelled = await Tags.AddSpellingAsync(tag.Id, "Aufwärmen", Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        await UndoAndRedoAsync(change.Id, before);
        await History.RedoAsync(change.Id, Cancel);
        await Tags.AddTagsAsync(first.Id, ["AUFWARMEN", "warm up"], Cancel);
        await Tags.SetTagsAsync(second.Id, ["aufwärmen", "other"], Cancel);
        await Tracks.ApplyAsync(SelectedTracks.Of([other.Id]), new BulkEdit { AddTags = ["aufwarmen"] }, cancellationToken: Cancel);
        Tag defined = await Tags.DefineTagAsync("aufwarmen", "Early", "#00ff00", Cancel);

        Assert.Equal(["Aufwärmen"], spelled.Spellings);
        Assert.Equal((HistoryKind.TagSpellingChanged, "Aufwärmen: Warm Up"), (change.Kind, change.Description));
        Assert.Equal(
            [new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Warm Up"), new HistorySubject(HistorySubjectKind.Spelling, null, "Aufwärmen") { After = "Aufwärmen" }], change.Subjects);
        Assert.Equal((tag.Id, "Warm Up", "Early", 3), (defined.Id, defined.Name, defined.Description, defined.TrackCount));
        Assert.Equal(["other", "Warm Up"], (await Tags.GetTagsAsync(second.Id, Cancel)).Select(found => found.Name));
        Assert.Equal(3, await CountAsync(new TrackQuery { Tags = ["aufwärmen"] }));
        Assert.Equal(1, await CountAsync(new TrackQuery { Tags = ["aufwärmen", "other"] }));
        Assert.Equal(3, await CountAsync(new TrackQuery { AnyTags = ["aufwärmen", "warm up", "other"] }));
        Assert.Equal(0, await CountAsync(new TrackQuery { ExcludedTags = ["AUFWÄRMEN"] }));
        Assert.Equal(3, (await Tracks.GetTracksByTagAsync("aufwarmen", Cancel).ToListAsync(Cancel)).Count);
        Assert.Equal(tag.Id, Assert.Single((await Tags.ListTagsAsync(new TagQuery { Text = "aufw" }, Cancel)).Items).Id);
        Assert.Equal(["other"], (await Tags.RemoveTagsAsync(second.Id, ["Aufwärmen"], Cancel)).Select(found => found.Name));
        Assert.Equal(2, Library.Count("tags"));
    }

    [Fact]
    public async Task AlbumQuery_Spelling_FindsTheAlbumsOfTheTag()
    {
        Track track = await AddAsync("One", with => with with { Album = "Harbour" });
        await Tags.AddTagsAsync(track.Id, ["Warm Up"], Cancel);
        Tag tag = (await Tags.FindTagAsync("warm up", Cancel))!;
        await Tags.AddSpellingAsync(tag.Id, "Aufwärmen", Cancel);
        var query = new AlbumQuery { Tag = "AUFWARMEN" };

        Assert.Equal("Harbour", Assert.Single((await Albums.QueryAsync(query, Cancel)).Items).Title);
        Assert.Equal(1, await Albums.CountAsync(query, cancellationToken: Cancel));
        Assert.Empty((await Albums.QueryAsync(new AlbumQuery { Tag = "other" }, Cancel)).Items);
    }

    [Fact]
    public async Task RemoveSpellingAsync_Word_NamesATagOfItsOwn()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);
        List<string> before = Everything();

        Tag left = await Tags.RemoveSpellingAsync(tag.Id, "OPENING", Cancel);
        long change = (await History.ListAsync(cancellationToken: Cancel))[0].Id;
        await UndoAndRedoAsync(change, before);
        await History.RedoAsync(change, Cancel);

        Assert.Empty(left.Spellings);
        Assert.Null(await Tags.FindTagAsync("opening", Cancel));
        Tag own = await Tags.DefineTagAsync("Opening", null, null, Cancel);
        Assert.NotEqual(tag.Id, own.Id);
        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change, Cancel));
        Assert.Equal("\"Opening\" would be the name of a tag and a spelling of another one. Delete the tag or remove the spelling first.", error.Reason);
        Assert.Equal(own.Id, (await Tags.FindTagAsync("opening", Cancel))!.Id);
    }

    [Fact]
    public async Task AddSpellingAsync_WordOfAnotherTag_IsRefused()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag other = await Tags.DefineTagAsync("Opening", null, null, Cancel);
        await Tags.AddSpellingAsync(other.Id, "Start", Cancel);
        List<string> before = Everything();

        TagNameTakenException name = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.AddSpellingAsync(tag.Id, "OPENING", Cancel));
        TagNameTakenException spelling = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.AddSpellingAsync(tag.Id, "start", Cancel));
        TagNameTakenException renamed = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.RenameTagAsync(tag.Id, "START", cancellationToken: Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.AddSpellingAsync(99, "new", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tags.AddSpellingAsync(tag.Id, " ", Cancel));

        Assert.All([name, spelling, renamed], error => Assert.Equal((other.Id, tag.Id), (error.TakenById, error.TagId)));
        Assert.Equal(before, Everything());
        Assert.Empty((await Tags.AddSpellingAsync(tag.Id, "WARM UP", Cancel)).Spellings);
        Assert.Empty((await Tags.RemoveSpellingAsync(tag.Id, "start", Cancel)).Spellings);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task RenameTagAsync_OldName_StaysASpelling()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["WarmUp"], Cancel);
        Tag tag = (await Tags.FindTagAsync("warmup", Cancel))!;
        List<string> before = Everything();

        ChangeResult renamed = await Tags.RenameTagAsync(tag.Id, "Warm Up", cancellationToken: Cancel);
        await Tags.AddTagsAsync(track.Id, ["warmup"], Cancel);

        Assert.Equal(["WarmUp"], Assert.Single(await Tags.GetTagsAsync(track.Id, Cancel)).Spellings);
        await UndoAndRedoAsync(renamed.Change!.Id, before);
        await History.RedoAsync(renamed.Change.Id, Cancel);
        await Tags.RenameTagAsync(tag.Id, "warmup", cancellationToken: Cancel);
        Tag back = (await Tags.GetTagAsync(tag.Id, Cancel))!;
        Assert.Equal("warmup", back.Name);
        Assert.Equal(["Warm Up"], back.Spellings);
    }

    [Fact]
    public async Task MergeTagsAsync_SpellingsOfBoth_BelongToTheKeptTag()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["Opening"], Cancel);
        Tag kept = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag other = (await Tags.FindTagAsync("Opening", Cancel))!;
        await Tags.AddSpellingAsync(kept.Id, "Aufwärmen", Cancel);
        await Tags.AddSpellingAsync(other.Id, "Start", Cancel);
        List<string> before = Everything();

        ChangeResult merged = await Tags.MergeTagsAsync(kept.Id, other.Id, cancellationToken: Cancel);

        Tag left = Assert.Single(await Tags.ListTagsAsync(Cancel));
        Assert.Equal((kept.Id, "Warm Up", 1), (left.Id, left.Name, left.TrackCount));
        Assert.Equal(["Aufwärmen", "Opening", "Start"], left.Spellings);
        await UndoAndRedoAsync(merged.Change!.Id, before);
    }

    [Fact]
    public async Task DeleteTagAsync_Spellings_GoAndComeBackWithIt()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);
        List<string> before = Everything();

        ChangeResult deleted = await Tags.DeleteTagAsync(tag.Id, cancellationToken: Cancel);
        long spellings = Library.Count("tag_aliases");
        await UndoAndRedoAsync(deleted.Change!.Id, before);
        await History.RedoAsync(deleted.Change.Id, Cancel);
        Tag other = await Tags.DefineTagAsync("Start", null, null, Cancel);
        await Tags.AddSpellingAsync(other.Id, "warm up", Cancel);

        Assert.Equal(0, spellings);
        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(deleted.Change.Id, Cancel));
        Assert.StartsWith("\"warm up\" would be", error.Reason, StringComparison.Ordinal);
        Assert.Equal(["Start"], (await Tags.ListTagsAsync(Cancel)).Select(found => found.Name));
    }

    [Fact]
    public async Task UndoAsync_AddedTagHasASpellingNow_StaysWithIt()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["Warm Up"], Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        Tag tag = (await Tags.FindTagAsync("warm up", Cancel))!;
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Empty(await Tags.GetTagsAsync(track.Id, Cancel));
        Assert.Equal(["Opening"], (await Tags.GetTagAsync(tag.Id, Cancel))!.Spellings);
    }

    [Fact]
    public async Task WatchAsync_SpellingAddedAndUndone_TellsTheTag()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);

        IReadOnlyList<string> told = await Library.ChangesOfAsync(() => Tags.AddSpellingAsync(tag.Id, "Opening", Cancel));
        HistoryEntry change = (await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TagSpellingChanged] }, Cancel))[0];
        IReadOnlyList<string> undone = await Library.ChangesOfAsync(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal([$"tags defined {tag.Id}"], told);
        Assert.Equal(told, undone);
    }

    private Task<int> CountAsync(TrackQuery query) => Tracks.CountAsync(query, cancellationToken: Cancel);
}
