namespace TrackStore.Tracks.Matching;

/// <summary>What was found for a record.</summary>
/// <param name="Match">The track that is the same recording, or about which a person has to be asked; null for a new one.</param>
/// <param name="Link">How that track is linked to the platform from which the record comes.</param>
internal readonly record struct FoundTrack(TrackMatch? Match, CandidateLink Link);
