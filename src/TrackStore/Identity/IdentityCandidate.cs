namespace TrackStore.Identity;

/// <summary>A stored track that may be the same recording as a record.</summary>
internal readonly record struct IdentityCandidate(long TrackId, TrackIdentity Identity);
