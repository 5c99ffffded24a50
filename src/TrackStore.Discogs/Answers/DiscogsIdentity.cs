namespace TrackStore.Discogs.Answers;

/// <summary>Whose token it is.</summary>
internal sealed record DiscogsIdentity
{
    public string? Username { get; init; }
}
