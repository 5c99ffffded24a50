namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>How far downloads are.</summary>
/// <param name="Done">How many pictures were downloaded, or found to be unchanged.</param>
/// <param name="Failed">How many could not be had this time: failed, absent or refused.</param>
/// <param name="Pending">How many are due and still to be downloaded.</param>
internal readonly record struct DownloadCounts(long Done, long Failed, long Pending);
