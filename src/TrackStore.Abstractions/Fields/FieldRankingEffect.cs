namespace TrackStore;

/// <summary>What other rankings of platforms would change in one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Tracks">The number of tracks that would show another value.</param>
/// <param name="Examples">Some of these tracks, in the order in which they were added.</param>
public sealed record FieldRankingEffect(TrackField Field, int Tracks, IReadOnlyList<RankingExample> Examples);
