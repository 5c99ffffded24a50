using System.CommandLine;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Files;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>relocate: changes the paths of audio files that moved to another folder, drive or machine.</summary>
internal static class RelocateCommand
{
    public static Command Create(CommandHost host)
    {
        var from = new Option<string>("--from")
        {
            Description = "The folder, drive or file as the library names it now", HelpName = "path", Required = true,
        };
        var to = new Option<string>("--to") { Description = "Where it is now", HelpName = "path", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would change, and changes nothing" };
        var command = new Command(
            "relocate",
            "Changes the paths of audio files that were moved to another folder, drive or machine. The files themselves are not touched. "
            + "Paths may be of Windows, macOS or Linux, and are taken as they are.")
        {
            from, to, dryRun,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            string before = arguments.GetRequiredValue(from);
            string after = arguments.GetRequiredValue(to);
            RelocationResult preview = await library.Tracks.PreviewRelocateAsync(before, after, cancellationToken);
            if (preview.Relocated + preview.TooLong == 0)
            {
                host.Output.Note($"No track has a file in {before}. \"show <track>\" tells where a track's file is.");
                return;
            }

            RelocationView.Write(host.Output, preview);
            if (arguments.GetValue(dryRun))
            {
                host.Output.Note(
                    $"{Format.Count(preview.Relocated, "track")}; nothing was changed. Without --dry-run, the same command changes them.");
                return;
            }

            RelocationResult done = await library.Tracks.RelocateAsync(before, after, cancellationToken);
            host.Output.Line($"Changed the path of {Format.Count(done.Relocated, "track")}.");
        });
        return command.WithExamples(
            "relocate --from D:\\Music --to E:\\Music --dry-run", "relocate --from D:\\Music --to /Users/lena/Music");
    }
}
