namespace TrackStore;

/// <summary>Says what may stand in for a picture that there isn't, in this order: the album's, then the host's placeholder.</summary>
public enum ImageFallback
{
    /// <summary>For a track its album's picture, and where there is none either, the host's placeholder.</summary>
    Placeholder,

    /// <summary>For a track its album's picture; no placeholder.</summary>
    Album,

    /// <summary>Nothing: the track's or album's own picture or none.</summary>
    None,
}
