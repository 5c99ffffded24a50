using TrackStore.Identity;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Matching;

/// <summary>A stored track that may be the same recording.</summary>
/// <param name="Track">The track.</param>
/// <param name="Facts">What it says.</param>
/// <param name="Identity">The same as the rule reads it.</param>
/// <param name="IsLinkedElsewhere">Whether it is linked to another item of the platform that asks.</param>
internal readonly record struct TrackCandidate(TrackEntity Track, TrackFacts Facts, TrackIdentity Identity, bool IsLinkedElsewhere);
