using System.CommandLine;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands;

/// <summary>sync: takes in what a platform says of tracks, with their covers.</summary>
internal static class SyncCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("sync", "Takes in what a platform says of tracks, with their covers. Your edits and choices stay. An interrupted sync goes on where it was when it is called again.")
        {
            SyncSpotifyCommand.Create(host),
            SyncDiscogsCommand.Create(host),
            SyncFileCommand.CreateRekordbox(host),
            SyncFileCommand.CreateFolder(host),
        };
        command.Validators.Add(result => result.AddError($"Say which platform: {string.Join(", ", PlatformNames.All)}."));
        command.SetAction(_ => ExitCode.WrongUsage);
        return command.WithExamples("sync spotify --saved", "sync discogs --collection", "sync rekordbox --path export.xml", "sync folder --path ~/Music", "sync spotify --demo");
    }
}
