using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>refresh: asks platforms again for what went stale, and for covers that could not be had.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string?>("platform") { Description = $"The platform: {string.Join(", ", PlatformNames.All)}; without one, all that can be asked", Arity = ArgumentArity.ZeroOrOne, HelpName = "platform" };
        platform.AcceptOnlyFromAmong(PlatformNames.All);
        var stale = new Option<bool>("--stale") { Description = "Ask again for the tracks whose link is marked, or too old" };
        var covers = new Option<bool>("--covers") { Description = "Download the covers that are waiting and due" };
        var list = new Option<bool>("--list") { Description = "Show what was done with each track" };
        var file = new Option<string?>("--path") { Description = "The export of rekordbox, or the folder of audio files, that is asked, too", HelpName = "file or folder" };
        var command = new Command("refresh", "Asks platforms again, and writes only what changed.") { platform, stale, covers, list, file };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(stale) && !result.IsGiven(covers))
                result.AddError("Say what to refresh: --stale, --covers, or both.");
            if (!result.IsGiven(stale) && (result.IsGiven(platform) || result.IsGiven(list) || result.IsGiven(file)))
                result.AddError("A platform, --path and --list go with --stale.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            bool isStale = arguments.GetValue(stale);
            string? name = arguments.GetValue(platform);
            await using PlatformSet platforms = host.PlatformsOf(arguments);
            if (isStale)
                Prepare(platforms, name, arguments.GetValue(file));
            await using Library library = await Library.OpenAsync(host.PathOf(arguments), platforms, cancellationToken);
            int code = ExitCode.Success;
            if (isStale)
            {
                code = await new SyncRun(host, library, arguments.GetValue(list), covers: true).RunAsync(
                    (options, progress) => library.Synchronizer.RefreshAsync(name, options, progress, cancellationToken), cancellationToken);
            }

            if (code == ExitCode.Success && arguments.GetValue(covers))
            {
                SyncProgress done = await SyncProgressView.RunAsync(host.Output, null, null, progress => library.Synchronizer.DownloadArtworkAsync(progress, cancellationToken));
                if (SyncReport.HasCovers(done))
                    SyncReport.WriteCovers(host.Output, done);
                else
                    host.Output.Line($"No cover is waiting.");
            }

            return code;
        });
        return command.WithExamples("refresh --stale", "refresh --stale discogs --list", "refresh --stale rekordbox --path export.xml", "refresh --covers");
    }

    private static void Prepare(PlatformSet platforms, string? name, string? file)
    {
        if (file is not null)
            platforms.AddFile(file, name is PlatformNames.Rekordbox or PlatformNames.Folder ? name : null);
        else if (name is PlatformNames.Rekordbox or PlatformNames.Folder)
            throw new CommandException($"Say where {name} is: --path <{(name == PlatformNames.Folder ? "folder" : "file")}>.");
        if (name is not null)
            platforms.Require(name, new PlatformSelection { Ids = [] });
        else if (platforms.Names.Count == 0)
            throw CredentialAdvice.Nobody();
    }
}
