namespace TrackStore.Discogs.Answers;

/// <summary>A master: what several releases are editions of.</summary>
internal sealed record DiscogsMaster
{
    public long Id { get; init; }

    public long? MainRelease { get; init; }
}
