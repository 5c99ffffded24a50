using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>stale: lists the tracks that a platform has to be asked for again.</summary>
internal static class StaleCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string>("platform") { Description = "The platform's name" };
        var command = new Command("stale", "Lists the tracks whose link to a platform needs an update.") { platform };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            string name = arguments.GetRequiredValue(platform);
            List<TrackItem> items = await library.Tracks.GetTracksNeedingUpdateAsync(name, cancellationToken).ToListAsync(cancellationToken);
            if (items.Count == 0)
                host.Output.Note($"No link to {name} needs an update.");
            else
                TrackListView.Write(host.Output, items, withPlatform: true);
        });
        return command.WithExamples("stale discogs");
    }
}
