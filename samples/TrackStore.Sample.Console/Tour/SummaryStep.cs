using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Counts what the library holds.</summary>
internal sealed class SummaryStep(Output output)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"6. What was stored");
        List<TrackItem> items = await library.Tracks.StreamAsync(new TrackQuery { PageSize = 500 }, cancellationToken).ToListAsync(cancellationToken);
        HashSet<long> pictures = [];
        long bytes = 0;
        foreach (TrackItem item in items.Where(item => item.HasImage))
        {
            ImageRequest request = ImageRequest.ForTrack(item.TrackId.GetValueOrDefault());
            if (await library.Images.ResolveAsync(request, cancellationToken) is not { } thumbnail || !pictures.Add(thumbnail.ArtworkId))
                continue;
            IReadOnlyList<ImageInfo> sizes = thumbnail.TrackId is { } trackId
                ? await library.Images.ListTrackImagesAsync(trackId, cancellationToken)
                : await library.Images.ListAlbumImagesAsync(thumbnail.AlbumId.GetValueOrDefault(), cancellationToken);
            bytes += sizes.Sum(size => (long)size.ByteLength);
        }

        output.Table(
            [new("Tracks", true), new("Albums", true), new("With a picture", true), new("Pictures", true), new("Their four sizes", true)],
            [
                [
                    Format.Number(items.Count),
                    Format.Number(items.Where(item => item.AlbumId is not null).DistinctBy(item => item.AlbumId).Count()),
                    Format.Number(items.Count(item => item.HasImage)),
                    Format.Number(pictures.Count),
                    Format.Bytes(bytes),
                ],
            ]);
    }
}
