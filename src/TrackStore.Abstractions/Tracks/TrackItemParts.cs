namespace TrackStore;

/// <summary>The lists of a <see cref="TrackItem"/> that are read only on request, because they take a query of their own.</summary>
[Flags]
public enum TrackItemParts
{
    /// <summary>No list.</summary>
    None = 0,

    /// <summary><see cref="TrackItem.Genres"/>.</summary>
    Genres = 1,

    /// <summary><see cref="TrackItem.Tags"/>.</summary>
    Tags = 2,

    /// <summary><see cref="TrackItem.Platforms"/>.</summary>
    Platforms = 4,

    /// <summary>All lists.</summary>
    All = Genres | Tags | Platforms,
}
