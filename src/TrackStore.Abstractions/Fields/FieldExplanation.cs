namespace TrackStore;

/// <summary>Explains which values a field of a track has in its layers, which one it shows, and why.</summary>
public sealed record FieldExplanation
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the field.</summary>
    public required TrackField Field { get; init; }

    /// <summary>Gets the rule that selected the effective value.</summary>
    public required FieldRule Rule { get; init; }

    /// <summary>Gets the values of all layers, the effective one first; empty when no layer has a value.</summary>
    public required IReadOnlyList<TrackFieldValue> Candidates { get; init; }

    /// <summary>Gets the platforms that are ranked for this field, the best first. Other platforms follow, ordered by name.</summary>
    public required IReadOnlyList<string> Ranking { get; init; }

    /// <summary>Gets the effective value with its layer, or null when no layer has a value.</summary>
    public TrackFieldValue? Winner => Candidates is [{ IsEffective: true } winner, ..] ? winner : null;

    /// <summary>Gets the effective value as culture-invariant text, or null when the field is empty or unknown.</summary>
    public string? Value => Winner?.Value;
}
