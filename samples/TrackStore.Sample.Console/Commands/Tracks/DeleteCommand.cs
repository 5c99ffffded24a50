using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>delete: deletes a track.</summary>
internal static class DeleteCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var command = new Command("delete", "Deletes a track with its edits, links, genres, tags and cover. This can't be undone.")
        {
            track,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            await library.Tracks.DeleteAsync(found.Id, cancellationToken);
            host.Output.Line($"Deleted {found.Describe()}");
        });
        return command.WithExamples("delete 12");
    }
}
