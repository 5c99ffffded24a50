namespace TrackStore;

/// <summary>Specifies whose image is requested.</summary>
public enum ImageSubject
{
    /// <summary>A track's own image, or else its album's.</summary>
    Track,

    /// <summary>An album's image.</summary>
    Album,
}
