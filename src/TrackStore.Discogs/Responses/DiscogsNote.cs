namespace TrackStore.Discogs.Responses;

/// <summary>A user's note in one of the collection's fields.</summary>
internal sealed record DiscogsNote
{
    public long FieldId { get; init; }

    public string? Value { get; init; }
}
