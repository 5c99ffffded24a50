using System.CommandLine;

namespace TrackStore.Sample.Commands;

/// <summary>delete: removes a track.</summary>
internal static class DeleteCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var command = new Command("delete", "Deletes a track with its edits, links, genres, tags and picture. There is no way back.") { track };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            await library.Tracks.DeleteAsync(found.Id, cancellationToken);
            host.Output.Line($"Deleted {found.Describe()}");
        });
        return command.WithExamples("delete 12");
    }
}
