namespace TrackStore;

/// <summary>Names the four renditions of a picture by the longest side; a smaller original is never enlarged.</summary>
public enum ImageSize
{
    /// <summary>60 pixels: a row of a list.</summary>
    Thumbnail,

    /// <summary>120 pixels: a tile, or a row on a dense screen.</summary>
    Small,

    /// <summary>300 pixels: a details panel.</summary>
    Medium,

    /// <summary>640 pixels: a full view.</summary>
    Large,
}
