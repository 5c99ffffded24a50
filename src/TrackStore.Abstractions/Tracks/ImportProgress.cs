namespace TrackStore;

/// <summary>Reports a committed part of an import.</summary>
/// <param name="Read">How many tracks were read so far; all of them are stored, or refused.</param>
/// <param name="Added">How many were added so far.</param>
/// <param name="Updated">How many changed a track that was there.</param>
/// <param name="Unchanged">How many changed nothing.</param>
/// <param name="Rejected">How many were refused.</param>
public sealed record ImportProgress(long Read, long Added, long Updated, long Unchanged, long Rejected);
