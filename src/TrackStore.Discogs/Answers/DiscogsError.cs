namespace TrackStore.Discogs.Answers;

/// <summary>What Discogs says of a refusal.</summary>
internal sealed record DiscogsError
{
    public string? Message { get; init; }
}
