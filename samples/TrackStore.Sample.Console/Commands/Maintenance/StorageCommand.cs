using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>storage: says what takes the room on the disc.</summary>
internal static class StorageCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("storage", "Says what the library takes on the disc. \"sweep\" and \"compact\" make it smaller.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            StorageReport report = await library.Database.GetStorageAsync(cancellationToken);
            List<string?[]> rows = [["tracks and history", "", Bytes(report.TrackBytes)], ["search index", "", Bytes(report.SearchBytes)]];
            rows.AddRange(report.Renditions.Select(size => new[]
            {
                $"{size.Size.ToString().ToLowerInvariant()} covers", Format.Number(size.Count), Bytes(size.Bytes),
            }));
            rows.Add(["kept originals", "", Bytes(report.OriginalBytes)]);
            rows.Add(["free", "", Bytes(report.FreeBytes)]);
            rows.Add(["all", "", Bytes(report.DatabaseBytes)]);
            host.Output.List([new("What"), new("Number", RightAligned: true), new("Size", RightAligned: true)], rows);
            if (report.UnusedArtworks > 0)
            {
                host.Output.Note(
                    $"No longer used: {Format.Count(report.UnusedArtworks, "cover")}, {Format.Bytes(report.UnusedBytes)}. "
                    + "\"sweep\" deletes what no undo needs.");
            }
        });
        return command.WithExamples("storage");
    }

    private static string Bytes(long? bytes) => bytes is { } known ? Format.Bytes(known) : "unknown";
}
