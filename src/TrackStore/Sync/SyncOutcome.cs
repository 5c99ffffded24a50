namespace TrackStore.Sync;

/// <summary>What was done with a platform's track, and who is to show its picture.</summary>
/// <param name="Item">What the caller hears.</param>
/// <param name="QueuedArtwork">Whether a picture waits in the queue because of it.</param>
internal readonly record struct SyncOutcome(SyncItem Item, bool QueuedArtwork);
