namespace TrackStore.Discogs.Answers;

/// <summary>An artist as a release or track credits it.</summary>
internal sealed record DiscogsArtist
{
    public string? Name { get; init; }

    public string? Anv { get; init; }

    public string? Join { get; init; }
}
