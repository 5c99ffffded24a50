namespace TrackStore;

/// <summary>Which groups of similar pictures to list.</summary>
public sealed record SimilarImageQuery
{
    /// <summary>The largest <see cref="MaxDistance"/>.</summary>
    public const int LargestDistance = 7;

    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>
    /// Gets the number of bits in which the hashes of two similar pictures may differ, 0 to <see cref="LargestDistance"/>. Above 3 the
    /// search takes several times as long, and finds other pictures too.
    /// </summary>
    /// <value>The default is 3, which copies of a picture in other sizes and qualities seldom exceed.</value>
    public int MaxDistance { get; init; } = 3;

    /// <summary>Gets the most groups of a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="SimilarImagePage.NextCursor"/> of the previous page, or null for the first page.</summary>
    public string? Cursor { get; init; }
}
