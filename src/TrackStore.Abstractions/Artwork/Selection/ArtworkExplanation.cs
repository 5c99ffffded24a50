namespace TrackStore;

/// <summary>Explains which picture a track or album shows, among which candidates, and why.</summary>
public sealed record ArtworkExplanation
{
    /// <summary>Gets the track or album that the explanation is about.</summary>
    public required ArtworkOwner Owner { get; init; }

    /// <summary>Gets the kind of picture.</summary>
    public required ArtworkKind Kind { get; init; }

    /// <summary>Gets the candidates, the best first and refused ones last. Empty when there are none.</summary>
    public required IReadOnlyList<ArtworkCandidate> Candidates { get; init; }

    /// <summary>Gets the rule that decided.</summary>
    public required ArtworkRule Rule { get; init; }

    /// <summary>Gets the candidate that is shown, or null when none is.</summary>
    public ArtworkCandidate? Shown => Candidates.FirstOrDefault(candidate => candidate.IsShown);

    /// <summary>
    /// Gets the results of lookups that found no picture, by source: absent until a time, or failed, with the time of the next attempt. A
    /// source that provided a picture earlier can also be among the candidates.
    /// </summary>
    public IReadOnlyList<ArtworkLookup> Lookups { get; init; } = [];

    /// <summary>
    /// Gets the explanation for the album whose picture a track shows that has no picture of its own but refused ones, or null when there
    /// is no such album, or the track has refused that picture too.
    /// </summary>
    public ArtworkExplanation? Fallback { get; init; }
}
