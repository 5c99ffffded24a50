namespace TrackStore.Tracks;

/// <summary>What importing one track did.</summary>
/// <param name="Change">Whether it was added, updated or left.</param>
/// <param name="MovedTrackId">The track, when it came to another album; else null.</param>
internal readonly record struct ImportOutcome(ImportChange Change, long? MovedTrackId = null);
