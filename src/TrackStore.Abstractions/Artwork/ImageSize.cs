namespace TrackStore;

/// <summary>Names the four renditions of a picture by the longest side, whose pixels <c>ArtworkOptions.Renditions</c> sets; a smaller original is never enlarged.</summary>
public enum ImageSize
{
    /// <summary>60 pixels by default: a row of a list.</summary>
    Thumbnail,

    /// <summary>120 pixels by default: a tile, or a row on a dense screen.</summary>
    Small,

    /// <summary>300 pixels by default: a details panel.</summary>
    Medium,

    /// <summary>640 pixels by default: a full view.</summary>
    Large,
}
