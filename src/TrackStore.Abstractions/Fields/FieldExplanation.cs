namespace TrackStore;

/// <summary>Tells which values a track's field could have, which one it shows, and why.</summary>
public sealed record FieldExplanation
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the field.</summary>
    public required TrackField Field { get; init; }

    /// <summary>Gets why the field shows what it shows.</summary>
    public required FieldRule Rule { get; init; }

    /// <summary>Gets the candidates, the one that is shown first; empty when no layer knows the field.</summary>
    public required IReadOnlyList<TrackFieldValue> Candidates { get; init; }

    /// <summary>Gets the platforms that are ranked for this field, the best first; others come after them, by name.</summary>
    public required IReadOnlyList<string> Ranking { get; init; }

    /// <summary>Gets what is shown, or null when nothing is known of the field.</summary>
    public TrackFieldValue? Winner => Candidates is [{ IsEffective: true } winner, ..] ? winner : null;

    /// <summary>Gets the value that is shown, as invariant text, or null when the field is empty or unknown.</summary>
    public string? Value => Winner?.Value;
}
