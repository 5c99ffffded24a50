namespace TrackStore;

/// <summary>What other rankings of platforms would change.</summary>
public sealed record RankingPreview
{
    /// <summary>Gets the number of tracks that were compared: those for which several platforms provide values or genres.</summary>
    public required int ComparedTracks { get; init; }

    /// <summary>
    /// Gets the number of tracks that would show another value of at least one field; <see cref="TrackField.ArtworkUrl"/> doesn't count.
    /// </summary>
    public required int ChangedTracks { get; init; }

    /// <summary>Gets the fields that would change on at least one track, in the fields' order.</summary>
    public required IReadOnlyList<FieldRankingEffect> Fields { get; init; }
}
