using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Duplicates;

/// <summary>merge: makes one track or album of two.</summary>
internal static class MergeCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> kept = TrackReference.Argument("kept", "The track that stays: its id, or platform:id");
        Argument<string> other = TrackReference.Argument("other", "The track that becomes a part of it");
        var albums = new Option<bool>("--albums") { Description = "Merge the albums that the two tracks are on, not the tracks" };
        var command = new Command(
            "merge", "Makes one track of two, with the links, values, tags, genres and covers of both. \"undo\" takes it back.")
        {
            kept, other, albums,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track first = await library.ResolveAsync(arguments.GetRequiredValue(kept), cancellationToken);
            Track second = await library.ResolveAsync(arguments.GetRequiredValue(other), cancellationToken);
            if (arguments.GetValue(albums))
            {
                await MergeAlbumsAsync(host, library, first, second, cancellationToken);
                return;
            }

            if (first.Id == second.Id)
                throw new CommandException($"Both are {first.Describe()}. Name two tracks.");
            HistoryEntry change = await library.Duplicates.MergeTracksAsync(first.Id, second.Id, cancellationToken);
            host.Output.Line($"Merged {second.Describe()} into {first.Describe()}");
            host.Output.Note($"\"undo {change.Id}\" takes it back.");
        });
        return command.WithExamples("merge 12 34", "merge spotify:6Sy9BUbgFse0n0LPA5lwy5 34", "merge 12 34 --albums");
    }

    private static async Task MergeAlbumsAsync(
        CommandHost host,
        Library library,
        Track first,
        Track second,
        CancellationToken cancellationToken)
    {
        long kept = first.AlbumId ?? throw new CommandException($"{first.Describe()} is on no album.");
        long other = second.AlbumId ?? throw new CommandException($"{second.Describe()} is on no album.");
        if (kept == other)
            throw new CommandException($"Both tracks are on {first.Album} already.");
        HistoryEntry change = await library.Duplicates.MergeAlbumsAsync(kept, other, cancellationToken);
        host.Output.Line($"Merged the album {second.Album ?? ""} into {first.Album ?? ""}");
        host.Output.Note($"\"undo {change.Id}\" takes it back.");
    }
}
