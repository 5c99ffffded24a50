namespace TrackStore.Sample.StandIn;

/// <summary>A track in the JSON of the stand-in platforms.</summary>
internal sealed record WireTrack
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Artist { get; init; }

    public string? Album { get; init; }

    public string? Released { get; init; }

    public int? DurationMs { get; init; }

    public double? Tempo { get; init; }

    public string? Key { get; init; }

    public string? Isrc { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<string>? Genres { get; init; }

    public IReadOnlyList<WireCover> Covers { get; init; } = [];
}
