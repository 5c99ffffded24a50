namespace TrackStore.Artwork.WebP;

/// <summary>How a whole block is predicted from its neighbours (RFC 6386, 11.2 and 12.2).</summary>
internal enum BlockMode : byte
{
    /// <summary>By the mean of the row above and the column to the left.</summary>
    Mean,

    /// <summary>By the row above.</summary>
    Vertical,

    /// <summary>By the column to the left.</summary>
    Horizontal,

    /// <summary>By both, and the pixel where they meet.</summary>
    TrueMotion,

    /// <summary>Each subblock by a mode of its own. For brightness only.</summary>
    Subblocks,
}
