using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>
/// Stores covers for albums and tracks, one of them for twelve tracks, and shows how a file that is not an image is refused.
/// </summary>
internal sealed class CoverStep(Output output)
{
    private static readonly Column[] Columns =
    [
        new("File", IsWhole: true),
        new("Stored for"),
        new("Thumbnail", RightAligned: true),
        new("Small", RightAligned: true, Optional: 2),
        new("Medium", RightAligned: true, Optional: 3),
        new("Large", RightAligned: true),
        new("Type", IsWhole: true, Optional: 1),
    ];

    private readonly List<string?[]> _rows = [];

    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"2. Covers: four sizes each");
        List<TrackItem> twelve = await library.Tracks.StreamAsync(new TrackQuery { Album = "OK Computer" }, cancellationToken)
            .ToListAsync(cancellationToken);
        await StoreAsync(library, "horizon.jpg", twelve[0].Title, twelve[0].TrackId, null, cancellationToken);
        await StoreAgainAsync(library, "horizon.jpg", twelve, cancellationToken);

        TrackItem teardrop = await library.FindAsync("Massive Attack", "Teardrop", cancellationToken);
        TrackItem digitalLove = await library.FindAsync("Daft Punk", "Digital Love", cancellationToken);
        TrackItem windowlicker = await library.FindAsync("Aphex Twin", "Windowlicker", cancellationToken);
        await StoreAsync(library, "dunes.jpg", $"album {teardrop.Album}", null, teardrop.AlbumId, cancellationToken);
        await StoreAsync(library, "disc.png", $"album {digitalLove.Album}", null, digitalLove.AlbumId, cancellationToken);
        await StoreAsync(
            library, "rings.webp", $"{windowlicker.Title} and its album", windowlicker.TrackId, windowlicker.AlbumId, cancellationToken);
        output.Table(Columns, _rows);

        try
        {
            byte[] page = "<!DOCTYPE html><title>404</title>"u8.ToArray();
            await library.Images.ResizeAndStoreImageAsync(page, windowlicker.TrackId, cancellationToken: cancellationToken);
        }
        catch (ImageRejectedException refused)
        {
            output.Line($"A web page instead of an image is refused, and the cover stays: [dim]{ErrorText.Of(refused)}[/]");
        }
    }

    private static Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
        => File.ReadAllBytesAsync(SampleData.PathOf(name), cancellationToken);

    private async Task StoreAsync(
        Library library, string name, string whose, long? trackId, long? albumId, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadAsync(name, cancellationToken);
        IReadOnlyDictionary<ImageSize, Image> images = await library.Images.ResizeAndStoreImageAsync(
            bytes, trackId, albumId, cancellationToken: cancellationToken);
        IEnumerable<string> sizes = Enum.GetValues<ImageSize>().Select(size => $"{images[size].Width}x{images[size].Height}");
        _rows.Add([name, whose, .. sizes, images[ImageSize.Large].MimeType]);
    }

    private async Task StoreAgainAsync(Library library, string name, List<TrackItem> twelve, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadAsync(name, cancellationToken);
        foreach (TrackItem track in twelve.Skip(1))
            await library.Images.ResizeAndStoreImageAsync(bytes, track.TrackId, cancellationToken: cancellationToken);
        _rows.Add(["the same", $"{twelve.Count - 1} more tracks", "shared", "shared", "shared", "shared", ""]);
    }
}
