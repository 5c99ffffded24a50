namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>The counts of downloads.</summary>
/// <param name="Done">Pictures that were downloaded or found unchanged.</param>
/// <param name="Failed">Pictures that could not be downloaded: absent, refused or failed.</param>
/// <param name="Pending">Pictures that have not been downloaded yet.</param>
internal readonly record struct DownloadCounts(long Done, long Failed, long Pending);
