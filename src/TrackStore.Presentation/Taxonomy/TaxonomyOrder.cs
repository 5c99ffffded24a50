namespace TrackStore;

/// <summary>The order of a list of tags or genres.</summary>
public enum TaxonomyOrder
{
    /// <summary>By name, ignoring case and accents.</summary>
    Name,

    /// <summary>The most used first, then by name.</summary>
    MostUsed,
}
