namespace TrackStore;

/// <summary>Says which shape the renditions of a picture have that is not square.</summary>
public enum RenditionShape
{
    /// <summary>The original's own: the longer side has the rendition's size, the other follows from the aspect ratio.</summary>
    KeepAspectRatio,

    /// <summary>Square: the middle of the picture, without what the longer side has more than the shorter.</summary>
    SquareByCropping,

    /// <summary>
    /// Square: the whole picture in the middle, the rest filled with <see cref="RenditionProfile.PaddingColor"/>, or left transparent where the
    /// picture has transparency.
    /// </summary>
    SquareByPadding,
}
