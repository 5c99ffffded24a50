namespace TrackStore.Artwork.WebP;

/// <summary>How a subblock of four by four pixels is predicted from its neighbours, in the order of RFC 6386, 11.2.</summary>
internal enum SubblockMode : byte
{
    /// <summary>By the mean of the row above and the column to the left.</summary>
    Mean,

    /// <summary>By both, and the pixel where they meet.</summary>
    TrueMotion,

    /// <summary>By the smoothed row above.</summary>
    Vertical,

    /// <summary>By the smoothed column to the left.</summary>
    Horizontal,

    /// <summary>Along lines that run down to the left.</summary>
    LeftDown,

    /// <summary>Along lines that run down to the right.</summary>
    RightDown,

    /// <summary>Along steep lines that run down to the right.</summary>
    VerticalRight,

    /// <summary>Along steep lines that run down to the left.</summary>
    VerticalLeft,

    /// <summary>Along flat lines that run down to the right.</summary>
    HorizontalDown,

    /// <summary>Along flat lines that run up to the right.</summary>
    HorizontalUp,
}
