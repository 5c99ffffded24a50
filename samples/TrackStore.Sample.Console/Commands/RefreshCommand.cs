using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>refresh: asks platforms again for what went stale, and for covers that could not be had.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string?>("platform") { Description = "The platform's name; without one, all that can be asked", Arity = ArgumentArity.ZeroOrOne };
        var stale = new Option<bool>("--stale") { Description = "Ask again for the tracks whose link is marked, or too old" };
        var covers = new Option<bool>("--covers") { Description = "Download the covers that are waiting and due" };
        var list = new Option<bool>("--list") { Description = "Show what was done with each track" };
        var command = new Command("refresh", "Asks platforms again, and writes only what changed.") { platform, stale, covers, list, host.FolderOption };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(stale) && !result.IsGiven(covers))
                result.AddError("Say what to refresh: --stale, --covers, or both.");
            if (!result.IsGiven(stale) && (result.IsGiven(platform) || result.IsGiven(list)))
                result.AddError("A platform and --list go with --stale.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using PlatformSet platforms = host.PlatformsOf(arguments);
            string? name = null;
            if (arguments.GetValue(stale) && (arguments.GetValue(platform) is not null || platforms.Clients.Count == 0))
                name = PlatformChoice.Find(platforms, arguments.GetValue(platform)).Platform;

            await using Library library = await Library.OpenAsync(host.PathOf(arguments), platforms, cancellationToken);
            int code = ExitCode.Success;
            if (arguments.GetValue(stale))
            {
                code = await new SyncRun(host, library, arguments.GetValue(list), covers: true).RunAsync(
                    (options, progress) => library.Synchronizer.RefreshAsync(name, options, progress, cancellationToken), cancellationToken);
            }

            if (code == ExitCode.Success && arguments.GetValue(covers))
            {
                SyncProgress done = await SyncProgressView.RunAsync(host.Output, null, progress => library.Synchronizer.DownloadArtworkAsync(progress, cancellationToken));
                if (SyncReport.HasCovers(done))
                    SyncReport.WriteCovers(host.Output, done);
                else
                    host.Output.Line($"No cover is waiting.");
            }

            return code;
        });
        return command.WithExamples("refresh --stale demo-records --demo", "refresh --stale --list --demo", "refresh --covers --demo");
    }
}
