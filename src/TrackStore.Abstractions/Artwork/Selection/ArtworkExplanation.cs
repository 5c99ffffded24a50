namespace TrackStore;

/// <summary>Says which pictures a track or album could show, which one it does, and why.</summary>
public sealed record ArtworkExplanation
{
    /// <summary>Gets whose picture it is about.</summary>
    public required ImageSubject Subject { get; init; }

    /// <summary>Gets the identifier of the track or album.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the kind of picture.</summary>
    public required ArtworkKind Kind { get; init; }

    /// <summary>Gets the candidates, the best first; empty when there are none.</summary>
    public required IReadOnlyList<ArtworkCandidate> Candidates { get; init; }

    /// <summary>Gets the rule that decided among them.</summary>
    public required ArtworkRule Rule { get; init; }

    /// <summary>Gets the candidate that is shown, or null when none of this subject's is.</summary>
    public ArtworkCandidate? Shown => Candidates.FirstOrDefault(candidate => candidate.IsShown);

    /// <summary>
    /// Gets what came of the sources whose last look brought no picture, by source: absent until a time, or failed, with the time to try again.
    /// A source that gave a picture before can be among the candidates too.
    /// </summary>
    public IReadOnlyList<ArtworkLookup> Lookups { get; init; } = [];

    /// <summary>Gets the explanation of the album whose picture a track without candidates shows, or null when it falls back to none.</summary>
    public ArtworkExplanation? Fallback { get; init; }
}
