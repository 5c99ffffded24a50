namespace TrackStore;

/// <summary>A group of pictures that look alike.</summary>
public sealed record SimilarImages
{
    /// <summary>
    /// Gets the pictures, at least two, the best first: the one with the most pixels, then the one with the most bytes.
    /// </summary>
    public required IReadOnlyList<ListedImage> Images { get; init; }

    /// <summary>
    /// Gets the largest number of bits in which the hash of a picture differs from that of the picture that was stored first. It can
    /// exceed <see cref="SimilarImageQuery.MaxDistance"/>, because a picture may be like another one of the group only.
    /// </summary>
    public required int Distance { get; init; }
}
