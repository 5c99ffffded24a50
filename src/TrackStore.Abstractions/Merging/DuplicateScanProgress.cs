namespace TrackStore;

/// <summary>How far a search for duplicates is.</summary>
/// <param name="Tracks">The tracks that were read; tracks that are found in several ways are read several times.</param>
/// <param name="Pairs">The pairs that were found.</param>
public readonly record struct DuplicateScanProgress(long Tracks, long Pairs);
