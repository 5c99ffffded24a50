using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Tags tracks, links them to platforms, and lists the stale ones.</summary>
internal sealed class PlatformStep(Output output)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"5. Tags, genres and platforms");
        ITrackRepository tracks = library.Tracks;
        TrackItem windowlicker = await library.FindAsync("Aphex Twin", "Windowlicker", cancellationToken);
        TrackItem blueMonday = await library.FindAsync("New Order", "Blue Monday", cancellationToken);
        long first = windowlicker.TrackId.GetValueOrDefault();
        long second = blueMonday.TrackId.GetValueOrDefault();

        await library.Tags.AddTagsAsync(first, ["Peak time", "vinyl"], cancellationToken);
        await library.Tags.AddTagsAsync(second, ["peak time"], cancellationToken);
        IReadOnlyList<Tag> tags = await library.Tags.ListTagsAsync(cancellationToken);
        output.Line($"  tags: {string.Join(", ", tags.Select(tag => $"{tag.Name} ({Format.Count(tag.TrackCount, "track")})"))}");

        IReadOnlyList<TrackGenre> genres = await tracks.SetTrackGenresAsync(first, ["Electronic"], "discogs", cancellationToken);
        output.Line($"  genres of {windowlicker.Title}: {string.Join(", ", genres.Select(Describe))}");

        await tracks.AddPlatformInfoAsync(
            first, "spotify", "tour-windowlicker", platformData: """{"popularity": 51}""", cancellationToken: cancellationToken);
        await tracks.AddPlatformInfoAsync(second, "spotify", "tour-blue-monday", cancellationToken: cancellationToken);
        await tracks.MarkForUpdateAsync(second, "spotify", cancellationToken: cancellationToken);
        List<TrackItem> stale = await tracks.GetTracksNeedingUpdateAsync("spotify", cancellationToken).ToListAsync(cancellationToken);
        IEnumerable<string> names = stale.Select(item => $"{item.Artist} - {item.Title} ({item.PlatformId})");
        output.Line($"  linked to spotify: 2; stale: {string.Join(", ", names)}");
    }

    private static string Describe(TrackGenre genre)
    {
        string source = genre.Source == Sources.Base ? "import" : genre.Source;
        return $"{genre.Name} ({source}{(genre.IsEffective ? ", shown" : "")})";
    }
}
