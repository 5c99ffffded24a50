using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Gives covers to albums and tracks, the same one to twelve tracks, and shows what a picture that is none gets.</summary>
internal sealed class CoverStep(Output output, TimeProvider clock)
{
    private readonly List<string?[]> _rows = [];

    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"2. Covers: four sizes each");
        List<TrackItem> twelve = await library.Tracks.StreamAsync(new TrackQuery { Album = "OK Computer" }, cancellationToken).ToListAsync(cancellationToken);
        await StoreAsync(library, "horizon.jpg", twelve[0].Title, twelve[0].TrackId, null, cancellationToken);
        await StoreAgainAsync(library, "horizon.jpg", twelve, cancellationToken);

        TrackItem teardrop = await library.FindAsync("Massive Attack", "Teardrop", cancellationToken);
        TrackItem digitalLove = await library.FindAsync("Daft Punk", "Digital Love", cancellationToken);
        TrackItem windowlicker = await library.FindAsync("Aphex Twin", "Windowlicker", cancellationToken);
        await StoreAsync(library, "dunes.jpg", $"album {teardrop.Album}", null, teardrop.AlbumId, cancellationToken);
        await StoreAsync(library, "disc.png", $"album {digitalLove.Album}", null, digitalLove.AlbumId, cancellationToken);
        await StoreAsync(library, "rings.webp", $"{windowlicker.Title} and its album", windowlicker.TrackId, windowlicker.AlbumId, cancellationToken);
        output.Table(
            [new("File"), new("Given to"), new("Thumbnail", true), new("Small", true), new("Medium", true), new("Large", true), new("Type"), new("Time", true)],
            _rows);

        try
        {
            await library.Images.ResizeAndStoreImageAsync("<!DOCTYPE html><title>404</title>"u8.ToArray(), windowlicker.TrackId, cancellationToken: cancellationToken);
        }
        catch (ImageRejectedException refused)
        {
            output.Line($"A web page instead of a picture is refused, and the cover stays: [dim]{refused.Message}[/]");
        }
    }

    private static Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken) => File.ReadAllBytesAsync(SampleData.PathOf(name), cancellationToken);

    private async Task StoreAsync(Library library, string name, string whose, long? trackId, long? albumId, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadAsync(name, cancellationToken);
        long started = clock.GetTimestamp();
        IReadOnlyDictionary<ImageSize, Image> images = await library.Images.ResizeAndStoreImageAsync(bytes, trackId, albumId, cancellationToken: cancellationToken);
        string time = Format.Elapsed(clock.GetElapsedTime(started));
        _rows.Add([name, whose, .. Enum.GetValues<ImageSize>().Select(size => $"{images[size].Width}x{images[size].Height}"), images[ImageSize.Large].MimeType, time]);
    }

    private async Task StoreAgainAsync(Library library, string name, List<TrackItem> twelve, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadAsync(name, cancellationToken);
        long started = clock.GetTimestamp();
        foreach (TrackItem track in twelve.Skip(1))
            await library.Images.ResizeAndStoreImageAsync(bytes, track.TrackId, cancellationToken: cancellationToken);
        string time = Format.Elapsed(clock.GetElapsedTime(started));
        _rows.Add(["the same", $"{twelve.Count - 1} more tracks", "linked", "linked", "linked", "linked", "", time]);
    }
}
