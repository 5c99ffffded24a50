using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>sync rekordbox and sync folder: platforms that are a file or folder on this machine.</summary>
internal static class SyncFileCommand
{
    public static Command CreateRekordbox(CommandHost host)
    {
        var path = new Option<string>("--path")
        {
            Description = "The file that \"File > Export Collection in xml format\" wrote",
            HelpName = "file",
            Required = true,
        };
        path.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || File.Exists(token.Value))
                return;
            result.AddError(Directory.Exists(token.Value)
                ? $"{token.Value} is a folder. Name the XML file that rekordbox exported."
                : $"There is no file {token.Value}.");
        });
        return Create(
            host, PlatformNames.Rekordbox, path, "Imports a rekordbox collection: tempo, key and rating.", "Tracks with these TrackIDs")
            .WithExamples("sync rekordbox --path export.xml", "sync rekordbox --path export.xml --search teardrop --preview");
    }

    public static Command CreateFolder(CommandHost host)
    {
        var path = new Option<string>("--path") { Description = "The folder, with its subfolders", HelpName = "folder", Required = true };
        path.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && File.Exists(token.Value))
                result.AddError($"{token.Value} is a file. Name the folder with the audio files.");
        });
        const string Description = "Imports a folder of audio files: their tags and embedded covers, or artist and title from names such "
            + "as \"Artist - Title.flac\" where there are no tags. Files that moved inside the folder keep their tracks; missing ones are "
            + "listed.";
        return Create(host, PlatformNames.Folder, path, Description, "Files with these paths, relative to the folder")
            .WithExamples("sync folder --path ~/Music", "sync folder --path ~/Music --preview");
    }

    private static Command Create(CommandHost host, string platform, Option<string> path, string description, string tracks)
    {
        Option<string[]> track = PlatformIds.Tracks(tracks, "", text => text);
        var sync = new PlatformSync(host);
        var command = new Command(platform, description) { path };
        sync.AddTo(command, track);
        command.SetAction((arguments, cancellationToken) =>
        {
            var selection = new PlatformSelection { Ids = PlatformIds.Given(arguments.GetValue(track)) };
            return sync.RunAsync(platform, selection, arguments.GetRequiredValue(path), arguments, cancellationToken);
        });
        return command;
    }
}
