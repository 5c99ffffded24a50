namespace TrackStore;

/// <summary>Selects albums. An album must match all filters that are set; a filter that is null or empty is ignored.</summary>
public sealed record AlbumQuery
{
    /// <summary>Gets words that must each occur in the title or the artist, ignoring case, accents and width; at most 32.</summary>
    public string? Text { get; init; }

    /// <summary>Gets text that the album's artist must contain, ignoring case and accents.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets a genre that a track which shows the album must have, ignoring case and accents.</summary>
    public string? Genre { get; init; }

    /// <summary>Gets a tag that a track which shows the album must have, ignoring case and accents.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets whether the album must have (true) or lack (false) tracks, those that only appear on it included.</summary>
    public bool? HasTracks { get; init; }

    /// <summary>Gets whether the album must have (true) or lack (false) a picture of its own.</summary>
    public bool? HasImage { get; init; }

    /// <summary>Gets the first release year, inclusive; albums without a year are excluded.</summary>
    public int? MinYear { get; init; }

    /// <summary>Gets the last release year, inclusive; albums without a year are excluded.</summary>
    public int? MaxYear { get; init; }

    /// <summary>Gets the order of the list.</summary>
    /// <value>The default is <see cref="AlbumOrder.Title"/>.</value>
    public AlbumOrder OrderBy { get; init; }

    /// <summary>Gets a value indicating whether the order is reversed; albums without a year still come last.</summary>
    public bool Descending { get; init; }

    /// <summary>Gets the maximum number of albums on a page, from 1 to 1,000.</summary>
    /// <value>The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// Gets the <see cref="AlbumPage.NextCursor"/> of the previous page, or null for the first page. It is valid only for the same order,
    /// also after albums were added or deleted.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>Gets the number of albums to skip after the cursor, or from the start when there is none; 0 or more.</summary>
    public int Skip { get; init; }
}
