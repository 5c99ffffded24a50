namespace TrackStore;

/// <summary>The kinds of facets. Only those that are asked for are read.</summary>
[Flags]
public enum TrackFacetKinds
{
    /// <summary>Only the number of tracks.</summary>
    None = 0,

    /// <summary>Tracks per effective genre.</summary>
    Genres = 1 << 0,

    /// <summary>Tracks per tag.</summary>
    Tags = 1 << 1,

    /// <summary>Tracks per linked platform.</summary>
    Platforms = 1 << 2,

    /// <summary>Tracks per year.</summary>
    Years = 1 << 3,

    /// <summary>Tracks per decade.</summary>
    Decades = 1 << 4,

    /// <summary>Tracks per band of tempo.</summary>
    BpmBands = 1 << 5,

    /// <summary>Tracks per musical key.</summary>
    Keys = 1 << 6,

    /// <summary>Tracks per month in which they were added.</summary>
    MonthsAdded = 1 << 7,

    /// <summary>Tracks with a picture and without one.</summary>
    Images = 1 << 8,

    /// <summary>Tracks by field and the source of its shown value: the user, a platform, the base layer.</summary>
    FieldSources = 1 << 9,

    /// <summary>All of them.</summary>
    All = (1 << 10) - 1,
}
