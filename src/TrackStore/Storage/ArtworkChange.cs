namespace TrackStore.Storage;

/// <summary>Says which tracks and albums may show another picture than before, now that a change was committed.</summary>
/// <param name="TrackIds">The tracks whose own picture, or whose album, changed, and those that were deleted.</param>
/// <param name="AlbumIds">The albums whose picture changed, and those that were deleted.</param>
internal sealed record ArtworkChange(IReadOnlyCollection<long> TrackIds, IReadOnlyCollection<long> AlbumIds);
