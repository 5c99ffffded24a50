namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>A row of a peer's list.</summary>
internal sealed class PeerTrack
{
    public long Id { get; init; }

    public string Title { get; init; } = "";

    public string Artist { get; init; } = "";

    public string? Album { get; init; }

    public string? Year { get; init; }

    public double? Bpm { get; init; }

    public bool HasImage { get; init; }
}
