namespace TrackStore;

/// <summary>A page of groups of similar pictures.</summary>
public sealed record SimilarImagePage
{
    /// <summary>Gets the groups. There may be none before the last page.</summary>
    public required IReadOnlyList<SimilarImages> Items { get; init; }

    /// <summary>Gets the <see cref="SimilarImageQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
