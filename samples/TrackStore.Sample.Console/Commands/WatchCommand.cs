using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>watch: prints changes of the library as they happen.</summary>
internal static class WatchCommand
{
    private const int MaxListedIds = 10;

    public static Command Create(CommandHost host)
    {
        var count = new Option<int?>("--count") { Description = "Stop after this many changes", HelpName = "number" };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--count must be 1 or more.");
        });
        var command = new Command("watch", "Prints what other programs change in the library, until you press Ctrl+C.") { count };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            IAsyncEnumerable<LibraryChange> changes = library.Changes.WatchAsync(cancellationToken);
            host.Output.Note("Watching the library. Press Ctrl+C to stop.");
            try
            {
                await foreach (LibraryChange change in changes.Take(arguments.GetValue(count) ?? int.MaxValue))
                    host.Output.Verbatim(Line(change));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is how this command ends.
            }
        });
        return command.WithExamples("watch", "watch --count 1");
    }

    private static string Line(LibraryChange change) => change.IsEverything
        ? "anything may have changed"
        : string.Join("; ", new[]
        {
            Part("tracks added", change.AddedTrackIds),
            Part("tracks changed", change.ChangedTrackIds),
            Part("tracks deleted", change.DeletedTrackIds),
            Part("albums added", change.AddedAlbumIds),
            Part("albums changed", change.ChangedAlbumIds),
            Part("albums deleted", change.DeletedAlbumIds),
            Part("artwork of tracks", change.ArtworkTrackIds),
            Part("artwork of albums", change.ArtworkAlbumIds),
            Part("tags of tracks", change.TaggedTrackIds),
            Part("tags defined", change.DefinedTagIds),
            Part("genres defined", change.DefinedGenreIds),
        }.Where(part => part.Length > 0));

    private static string Part(string name, IReadOnlySet<long> ids) => ids.Count switch
    {
        0 => "",
        <= MaxListedIds => $"{name}: {string.Join(", ", ids.Order().Select(id => Format.Id(id)))}",
        int many => $"{name}: {Format.Number(many)}",
    };
}
