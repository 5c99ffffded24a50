namespace TrackStore;

/// <summary>A page of a list of tags.</summary>
public sealed record TagPage
{
    /// <summary>Gets the tags in the order of the query; empty when none matches.</summary>
    public required IReadOnlyList<Tag> Items { get; init; }

    /// <summary>Gets the <see cref="TagQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
