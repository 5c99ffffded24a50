namespace TrackStore.Tracks;

/// <summary>What importing one track did.</summary>
/// <param name="Change">Whether it was added, updated or left.</param>
/// <param name="ToldTrackId">The track, when it is new or came to another album, so that it may show another picture; else null.</param>
internal readonly record struct ImportOutcome(ImportChange Change, long? ToldTrackId = null);
