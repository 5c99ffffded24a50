namespace TrackStore;

/// <summary>What a <see cref="TaxonomyViewModel"/> manages.</summary>
public enum TaxonomyKind
{
    /// <summary>The user's tags.</summary>
    Tag,

    /// <summary>The genres, which platforms and people name.</summary>
    Genre,
}
