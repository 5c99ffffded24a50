using System.CommandLine;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>sync: imports tracks from a platform, and updates those already in the library.</summary>
internal static class SyncCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "sync",
            "Imports tracks from a platform with their covers, and updates those already in the library. Your edits and choices stay. "
            + "After an interruption, the same command continues where it stopped.")
        {
            SyncSpotifyCommand.Create(host),
            SyncDiscogsCommand.Create(host),
            SyncFileCommand.CreateRekordbox(host),
            SyncFileCommand.CreateFolder(host),
        };
        command.Validators.Add(result => result.AddError($"Name a platform: {string.Join(", ", PlatformNames.All)}."));
        command.SetAction(_ => ExitCode.WrongUsage);
        return command.WithExamples(
            "sync spotify --saved",
            "sync discogs --collection",
            "sync rekordbox --path export.xml",
            "sync folder --path ~/Music",
            "sync spotify --demo");
    }
}
