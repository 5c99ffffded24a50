using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>delete: deletes a track.</summary>
internal static class DeleteCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var change = new ChangeOptions();
        var command = new Command("delete", "Deletes a track with its edits, links, genres, tags and cover. \"undo\" takes it back.")
        {
            track, change.Preview,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            ChangeResult deleted = await library.Tracks.DeleteAsync(
                SelectedTracks.Of([found.Id]), change.ModeOf(arguments), cancellationToken);
            ChangeOptions.Write(host.Output, deleted, $"{found.Describe()} would be deleted", $"Deleted {found.Describe()}");
        });
        return command.WithExamples("delete 12");
    }
}
