using TrackStore.Artwork.Rendering;

namespace TrackStore.Artwork.Previews;

/// <summary>A rendered preview.</summary>
/// <param name="Key">The original and how it was rendered.</param>
/// <param name="Renditions">The renditions.</param>
/// <param name="Placeholder">The placeholder, or null when the processor returned no preview.</param>
/// <param name="CreatedAt">When it was rendered, in UTC.</param>
internal sealed record PreviewPicture(
    RenderingKey Key,
    IReadOnlyList<Rendition> Renditions,
    ArtworkPlaceholder? Placeholder,
    DateTimeOffset CreatedAt)
{
    private const string Source = "preview";

    // Negative, unlike the identifiers of the database, and far from those of placeholders, which count down from -1.
    private const ulong Marker = 1UL << 63;
    private const ulong HashBits = (1UL << 62) - 1;
    private const ulong SizeBits = 3;

    /// <summary>Gets the bytes of all renditions.</summary>
    public long ByteLength => Renditions.Sum(rendition => (long)rendition.Data.Length);

    private ulong Id => Marker | (Key.KeyHash & HashBits & ~SizeBits);

    /// <summary>Describes the rendition that a request shows, as the database would.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The description, and the bytes.</returns>
    public (ImageInfo Shown, ReadOnlyMemory<byte> Data) Find(ImageRequest request)
    {
        Rendition rendition = Find(request.Target);
        var info = new ImageInfo
        {
            Id = unchecked((long)(Id | (ulong)rendition.Size)),
            ArtworkId = unchecked((long)Id),
            Size = rendition.Size,
            MimeType = rendition.MimeType,
            Width = rendition.Width,
            Height = rendition.Height,
            ByteLength = rendition.Data.Length,
            ThumbHash = Placeholder?.ThumbHash,
            DominantColor = Placeholder?.DominantColor,
            Source = Source,
            SourceUrl = request.PreviewUrl,
            CreatedAt = CreatedAt,
        };
        return (info, rendition.Data);
    }

    private Rendition Find(ImageTarget target)
    {
        IEnumerable<Rendition> bySize = Renditions.OrderBy(rendition => rendition.Size);
        return target.Pixels is { } pixels
            ? bySize.FirstOrDefault(rendition => Math.Max(rendition.Width, rendition.Height) >= pixels) ?? bySize.Last()
            : bySize.First(rendition => rendition.Size == target.Size);
    }
}
