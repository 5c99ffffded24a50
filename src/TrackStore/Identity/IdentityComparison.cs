namespace TrackStore.Identity;

/// <summary>The outcome of comparing two records.</summary>
/// <param name="Decision">Whether they are the same recording.</param>
/// <param name="Reasons">What speaks for and against it.</param>
/// <param name="Strength">How strong the evidence is; of several records that are the same recording, the strongest is meant.</param>
internal readonly record struct IdentityComparison(IdentityDecision Decision, IdentityReasons Reasons, int Strength);
