namespace TrackStore;

/// <summary>Specifies the shape of renditions whose original is not square.</summary>
public enum RenditionShape
{
    /// <summary>The original's shape: the longer side has the rendition's size, and the other follows from the aspect ratio.</summary>
    KeepAspectRatio,

    /// <summary>A square cropped from the middle of the picture.</summary>
    SquareByCropping,

    /// <summary>
    /// A square with the whole picture in its middle. The rest has the color <see cref="RenditionProfile.PaddingColor"/>, or is transparent
    /// if the picture has transparency.
    /// </summary>
    SquareByPadding,
}
