namespace TrackStore;

/// <summary>The order of a list of tags.</summary>
public enum TagOrder
{
    /// <summary>By name, ignoring case and accents.</summary>
    Name,

    /// <summary>By number of tracks, then by name.</summary>
    TrackCount,
}
