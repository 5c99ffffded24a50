namespace TrackStore.Taxonomy;

/// <summary>Another spelling of a tag or genre.</summary>
internal sealed record SpellingRow
{
    public required long OwnerId { get; init; }

    public required string NameKey { get; init; }

    public required string Name { get; init; }
}
