namespace TrackStore;

/// <summary>The order of an artist list.</summary>
public enum ArtistOrder
{
    /// <summary>By name, ignoring case, accents and leading articles.</summary>
    Name,

    /// <summary>By the number of tracks, and artists with equally many always by name; descending lists the most frequent first.</summary>
    TrackCount,
}
