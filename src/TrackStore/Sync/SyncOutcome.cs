namespace TrackStore.Sync;

/// <summary>What was done with a platform's track.</summary>
/// <param name="Item">
/// The item that is reported to the caller, by way of <see cref="SyncItems.Reported"/>; for one that is held back, what is reported if the
/// run ends early.
/// </param>
/// <param name="QueuedArtwork">Whether a picture was queued for download.</param>
/// <param name="IsHeld">Whether the track is decided about at the end of the run.</param>
internal readonly record struct SyncOutcome(SyncItem Item, bool QueuedArtwork, bool IsHeld = false);
