using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;
using TrackStore.Sample.Rendering.Files;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>refresh: updates stale links, and downloads waiting covers.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string?>("platform")
        {
            Description = $"The platform: {string.Join(", ", PlatformNames.All)}; without it, all that are available",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "platform",
        };
        platform.AcceptOnlyFromAmong(PlatformNames.All);
        var stale = new Option<bool>("--stale") { Description = "Updates tracks whose link is marked or too old" };
        var covers = new Option<bool>("--covers") { Description = "Downloads the waiting covers that are due" };
        var list = new Option<bool>("--list") { Description = "Lists what the refresh did with each track" };
        var file = new Option<string?>("--path")
        {
            Description = "A rekordbox export or a folder of audio files to use as well",
            HelpName = "file or folder",
        };
        var command = new Command("refresh", "Asks platforms again, and stores only what changed.") { platform, stale, covers, list, file };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(stale) && !result.IsGiven(covers))
                result.AddError("Say what to refresh: --stale, --covers, or both.");
            if (!result.IsGiven(stale) && (result.IsGiven(platform) || result.IsGiven(list) || result.IsGiven(file)))
                result.AddError("A platform, --path and --list need --stale.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string? name = arguments.GetValue(platform);
            await using PlatformSet platforms = host.PlatformsOf(arguments);
            var notes = new ReaderNotes();
            if (arguments.GetValue(stale))
                Prepare(platforms, name, arguments.GetValue(file), notes);
            platforms.ResumesDownloads = true;
            await using Library library = await Library.OpenAsync(host.AddressOf(arguments), platforms, cancellationToken);
            int code = ExitCode.Success;
            if (arguments.GetValue(stale))
            {
                var run = new SyncRun(host, library, arguments.GetValue(list), withCovers: true);
                code = await run.RunAsync(
                    (options, progress) => library.Synchronizer.RefreshAsync(name, options, progress, cancellationToken),
                    cancellationToken);
                ReaderNotesView.Write(host.Output, notes);
            }

            if (code == ExitCode.Success && arguments.GetValue(covers))
                await DownloadAsync(host.Output, library, cancellationToken);
            return code;
        });
        return command.WithExamples(
            "refresh --stale", "refresh --stale discogs --list", "refresh --stale rekordbox --path export.xml", "refresh --covers");
    }

    private static async Task DownloadAsync(Output output, Library library, CancellationToken cancellationToken)
    {
        SyncProgress done = await SyncProgressView.RunAsync(
            output, null, null, progress => library.Synchronizer.DownloadArtworkAsync(progress, cancellationToken));
        if (SyncReport.HasCovers(done))
            SyncReport.WriteCovers(output, done);
        else
            output.Line($"No cover is due.");
    }

    private static void Prepare(PlatformSet platforms, string? name, string? file, ReaderNotes notes)
    {
        if (file is not null)
            platforms.AddFile(file, notes, name is PlatformNames.Rekordbox or PlatformNames.Folder ? name : null);
        else if (name is PlatformNames.Rekordbox)
            throw new CommandException("Say where the rekordbox export is: --path <file>.");
        else if (name is PlatformNames.Folder)
            throw new CommandException("Say where the audio files are: --path <folder>.");
        if (name is not null)
            platforms.Require(name, new PlatformSelection { Ids = [] });
        else if (platforms.Names.Count == 0)
            throw CredentialAdvice.NoPlatforms();
    }
}
