using System.CommandLine;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands;

/// <summary>sync rekordbox and sync folder: platforms that are a file or a folder on this machine.</summary>
internal static class SyncFileCommand
{
    public static Command CreateRekordbox(CommandHost host)
    {
        var path = new Option<string>("--path") { Description = "The file that \"File > Export Collection in xml format\" writes", HelpName = "file", Required = true };
        path.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || File.Exists(token.Value))
                return;
            result.AddError(Directory.Exists(token.Value)
                ? $"{token.Value} is a folder; name the XML file that rekordbox exported."
                : $"There is no file {token.Value}.");
        });
        return Create(host, PlatformNames.Rekordbox, path, "Takes in a collection that rekordbox exported: tempo, key and rating of what you play.", "Those of its tracks with these ids (TrackID)")
            .WithExamples("sync rekordbox --path export.xml", "sync rekordbox --path export.xml --search teardrop --preview");
    }

    public static Command CreateFolder(CommandHost host)
    {
        var path = new Option<string>("--path") { Description = "The folder; what is in folders below it is taken in as well", HelpName = "folder", Required = true };
        return Create(host, PlatformNames.Folder, path, "Takes in a folder of audio files by their names: \"Artist - Title.flac\".", "Those of its files with these paths, as they stand below the folder")
            .WithExamples("sync folder --path ~/Music", "sync folder --path ~/Music --preview");
    }

    private static Command Create(CommandHost host, string platform, Option<string> path, string description, string tracks)
    {
        Option<string[]> track = PlatformIds.Tracks(tracks, "", text => text);
        var sync = new PlatformSync(host);
        var command = new Command(platform, description) { path };
        sync.AddTo(command, track);
        command.SetAction((arguments, cancellationToken) => sync.RunAsync(
            platform, new PlatformSelection { Ids = PlatformIds.Given(arguments.GetValue(track)) }, arguments.GetRequiredValue(path), arguments, cancellationToken));
        return command;
    }
}
