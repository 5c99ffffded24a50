using TrackStore.Identity;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Matching;

/// <summary>A stored track that may be the same recording.</summary>
/// <param name="Track">The track.</param>
/// <param name="Identity">What it says, as the rule reads it.</param>
/// <param name="IsLinkedElsewhere">Whether it is linked to another item of the platform that asks.</param>
internal readonly record struct TrackCandidate(TrackEntity Track, TrackIdentity Identity, bool IsLinkedElsewhere);
