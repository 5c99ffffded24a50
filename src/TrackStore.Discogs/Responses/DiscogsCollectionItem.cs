namespace TrackStore.Discogs.Responses;

/// <summary>A copy of a release in a collection.</summary>
internal sealed record DiscogsCollectionItem
{
    public long Id { get; init; }

    public long? InstanceId { get; init; }

    public long? FolderId { get; init; }

    public int? Rating { get; init; }

    public string? DateAdded { get; init; }

    public DiscogsRelease? BasicInformation { get; init; }

    public IReadOnlyList<DiscogsNote?>? Notes { get; init; }
}
