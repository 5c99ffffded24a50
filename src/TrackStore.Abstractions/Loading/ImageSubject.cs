namespace TrackStore;

/// <summary>Says whose picture is asked for.</summary>
public enum ImageSubject
{
    /// <summary>A track's: its own, else its album's.</summary>
    Track,

    /// <summary>An album's.</summary>
    Album,
}
