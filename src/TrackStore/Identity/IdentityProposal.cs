namespace TrackStore.Identity;

/// <summary>A stored track that a person has to compare with a record.</summary>
internal readonly record struct IdentityProposal(long TrackId, IdentityReasons Reasons, int Strength);
