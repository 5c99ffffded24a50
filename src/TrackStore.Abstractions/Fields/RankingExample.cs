namespace TrackStore;

/// <summary>A track that would show another value of a field.</summary>
public sealed record RankingExample
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the track's title, as it is shown now.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the track's artist, as it is shown now.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the value that is shown now, as culture-invariant text (durations in milliseconds), or null for none.</summary>
    public required string? Before { get; init; }

    /// <summary>Gets the source of <see cref="Before"/>: a platform or <see cref="Sources.Base"/>; null when there is none.</summary>
    public required string? SourceBefore { get; init; }

    /// <summary>Gets the value that would be shown, or null for none.</summary>
    public required string? After { get; init; }

    /// <summary>Gets the source of <see cref="After"/>, or null when there is none.</summary>
    public required string? SourceAfter { get; init; }
}
