using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Counts what the library contains.</summary>
internal sealed class SummaryStep(Output output)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"6. What was stored");
        LibraryStatistics stored = await library.Database.GetStatisticsAsync(cancellationToken);
        int withCover = await library.Tracks.CountAsync(new TrackQuery { HasImage = true }, cancellationToken: cancellationToken);
        output.Table(
            [new("Tracks", true), new("Albums", true), new("With a cover", true), new("Covers", true), new("Their images", true)],
            [
                [
                    Format.Number(stored.Tracks),
                    Format.Number(stored.Albums),
                    Format.Number(withCover),
                    Format.Number(stored.Artworks),
                    Format.Bytes(stored.ImageBytes),
                ],
            ]);
    }
}
