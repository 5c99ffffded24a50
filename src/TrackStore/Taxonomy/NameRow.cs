namespace TrackStore.Taxonomy;

/// <summary>A tag or genre with its number of tracks.</summary>
internal sealed record NameRow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    public required string? Description { get; init; }

    public required string? Color { get; init; }

    // Not stored, because a write would have to keep it. It is counted in an index.
    public required int TrackCount { get; init; }
}
