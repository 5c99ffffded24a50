namespace TrackStore;

/// <summary>The progress of an import after a committed transaction.</summary>
/// <param name="Read">The number of tracks read so far. All of them are stored or rejected.</param>
/// <param name="Added">The number of tracks added so far.</param>
/// <param name="Updated">The number of tracks that updated an existing track.</param>
/// <param name="Unchanged">The number of tracks that changed nothing.</param>
/// <param name="Rejected">The number of tracks that were rejected.</param>
public sealed record ImportProgress(long Read, long Added, long Updated, long Unchanged, long Rejected);
