namespace TrackStore;

/// <summary>The stored track to which a record was matched.</summary>
/// <param name="TrackId">The track's identifier.</param>
/// <param name="Decision">
/// <see cref="IdentityDecision.Same"/> to join the record with the track; <see cref="IdentityDecision.Ask"/> to keep them apart until a
/// person has decided. <see cref="IdentityDecision.Different"/> means the same as no match.
/// </param>
/// <param name="Reasons">What speaks for and against it.</param>
public readonly record struct TrackMatch(long TrackId, IdentityDecision Decision, IdentityReasons Reasons = IdentityReasons.None);
