using TrackStore.Identity;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Matching;

/// <summary>A stored track that may be the same recording.</summary>
/// <param name="Track">The track.</param>
/// <param name="Identity">What it says, as the rule reads it.</param>
/// <param name="Link">How it is linked to the platform that asks.</param>
/// <param name="Former">What the platform said about the item whose place the record may take, or null.</param>
/// <param name="IsSameRecord">Whether it said the very same about that item.</param>
internal readonly record struct TrackCandidate(
    TrackEntity Track, TrackIdentity Identity, CandidateLink Link, TrackIdentity? Former = null, bool IsSameRecord = false);
