namespace TrackStore.Artwork;

/// <summary>What stands for a picture until it is read.</summary>
internal sealed record Placeholder(ThumbHash ThumbHash, int? DominantColour)
{
    public static Placeholder Of(ArtworkPreview preview)
        => new(ThumbHash.Encode(preview.Rgba.Span, preview.Width, preview.Height), Artwork.DominantColour.Of(preview));

    /// <summary>Reads a stored hash; null when none was stored, and when what was stored is none.</summary>
    public static ThumbHash? ToThumbHash(byte[]? stored) => ThumbHash.TryFromBytes(stored, out ThumbHash? hash) ? hash : null;
}
