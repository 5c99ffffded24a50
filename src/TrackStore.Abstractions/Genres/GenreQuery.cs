namespace TrackStore;

/// <summary>Which genres to list.</summary>
public sealed record GenreQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>Gets text that the name or another spelling must contain, ignoring case and accents, or null for all.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the order.</summary>
    /// <value>The default is <see cref="GenreOrder.Name"/>.</value>
    public GenreOrder OrderBy { get; init; }

    /// <summary>Gets a value indicating whether the order is reversed, for example to list the most used first.</summary>
    public bool Descending { get; init; }

    /// <summary>Gets the most genres of a page, from 1 to <see cref="MaxPageSize"/>.</summary>
    /// <value>The default is 100.</value>
    public int PageSize { get; init; } = 100;

    /// <summary>
    /// Gets the <see cref="GenrePage.NextCursor"/> of the previous page, or null for the first page. It is valid only for the same order.
    /// </summary>
    public string? Cursor { get; init; }
}
