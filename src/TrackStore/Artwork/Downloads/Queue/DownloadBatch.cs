namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>The downloads that one caller waits for.</summary>
/// <param name="Ids">The downloads that the caller's requests are waiting for.</param>
/// <param name="Since">When the caller began, in UTC. A download that ended before belongs to somebody else's counts.</param>
internal sealed record DownloadBatch(IReadOnlySet<long> Ids, DateTime Since);
