namespace TrackStore;

/// <summary>One page of a track list.</summary>
public sealed record TrackPage
{
    /// <summary>Gets the tracks in the query's order; empty when none fits.</summary>
    public required IReadOnlyList<TrackItem> Items { get; init; }

    /// <summary>Gets what to put in <see cref="TrackQuery.Cursor"/> for the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
