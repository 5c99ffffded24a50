using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Duplicates;

/// <summary>split: makes a wrong link a track of its own.</summary>
internal static class SplitCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Argument<string>("platform") { Description = "The platform of the wrong link" };
        var id = new Argument<string>("id") { Description = "The id there" };
        var command = new Command("split", "Makes a link that belongs to another recording a track of its own. \"undo\" takes it back.")
        {
            track, platform, id,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            TrackSplit split = await library.Duplicates.SplitTrackAsync(
                found.Id, arguments.GetRequiredValue(platform), arguments.GetRequiredValue(id), cancellationToken);
            Track? own = await library.Tracks.GetAsync(split.TrackId, cancellationToken);
            host.Output.Line($"Split {own?.Describe() ?? ""} from {found.Describe()}");
            host.Output.Note($"\"undo {split.Change.Id}\" takes it back.");
        });
        return command.WithExamples("split 12 discogs 249504/A1");
    }
}
