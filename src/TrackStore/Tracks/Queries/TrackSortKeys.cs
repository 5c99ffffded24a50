namespace TrackStore.Tracks.Queries;

/// <summary>The values by which tracks are sorted.</summary>
internal sealed record TrackSortKeys
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Artist { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required int? Year { get; init; }

    public required double? Bpm { get; init; }

    public required long? DurationMs { get; init; }

    public required int? KeyNumber { get; init; }
}
