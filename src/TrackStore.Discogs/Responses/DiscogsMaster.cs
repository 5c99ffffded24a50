namespace TrackStore.Discogs.Responses;

/// <summary>A master, which groups the editions of a release.</summary>
internal sealed record DiscogsMaster
{
    public long Id { get; init; }

    public long? MainRelease { get; init; }
}
