namespace TrackStore.Discogs.Answers;

/// <summary>What a user noted of a copy in one of the collection's fields.</summary>
internal sealed record DiscogsNote
{
    public long FieldId { get; init; }

    public string? Value { get; init; }
}
