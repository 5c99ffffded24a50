namespace TrackStore;

/// <summary>The lists of <see cref="ImageManagerViewModel"/>.</summary>
public enum ImageTab
{
    /// <summary>What shows no picture.</summary>
    Missing,

    /// <summary>What shows a small picture, the smallest first.</summary>
    LowResolution,

    /// <summary>Pictures that several albums show, and pictures that look alike.</summary>
    Duplicates,

    /// <summary>Everything that shows a picture, the smallest first.</summary>
    All,
}
