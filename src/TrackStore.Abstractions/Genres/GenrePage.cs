namespace TrackStore;

/// <summary>A page of a list of genres.</summary>
public sealed record GenrePage
{
    /// <summary>Gets the genres in the order of the query; empty when none matches.</summary>
    public required IReadOnlyList<Genre> Items { get; init; }

    /// <summary>Gets the <see cref="GenreQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
