namespace TrackStore.Sync;

/// <summary>What was done with a platform's track.</summary>
/// <param name="Item">The item that is reported to the caller.</param>
/// <param name="QueuedArtwork">Whether a picture was queued for download.</param>
internal readonly record struct SyncOutcome(SyncItem Item, bool QueuedArtwork);
