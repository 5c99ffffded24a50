namespace TrackStore;

/// <summary>Selects artists.</summary>
public sealed record ArtistQuery
{
    /// <summary>
    /// Gets words that must each occur in the name, at its beginning or within, ignoring case, accents and width; at most 32. Null or
    /// empty selects all artists.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Gets the order of the list.</summary>
    /// <value>The default is <see cref="ArtistOrder.Name"/>.</value>
    public ArtistOrder OrderBy { get; init; }

    /// <summary>Gets a value indicating whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>Gets the maximum number of artists on a page, from 1 to 1,000.</summary>
    /// <value>The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// Gets the <see cref="ArtistPage.NextCursor"/> of the previous page, or null for the first page. It is valid only for the same order,
    /// also after tracks were added or deleted.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>Gets the number of artists to skip after the cursor, or from the start when there is none; 0 or more.</summary>
    public int Skip { get; init; }
}
