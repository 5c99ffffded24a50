namespace TrackStore;

/// <summary>A page of a track list.</summary>
public sealed record TrackPage
{
    /// <summary>Gets the tracks in the order of the query; empty when no track matches.</summary>
    public required IReadOnlyList<TrackItem> Items { get; init; }

    /// <summary>Gets the <see cref="TrackQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
