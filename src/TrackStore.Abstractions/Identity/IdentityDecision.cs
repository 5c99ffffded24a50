namespace TrackStore;

/// <summary>The answer to whether two records are the same recording: one performance in one mix and one edit.</summary>
public enum IdentityDecision
{
    /// <summary>The records are different recordings.</summary>
    Different,

    /// <summary>The evidence contradicts itself or does not suffice, so that a person has to decide.</summary>
    Ask,

    /// <summary>The records are the same recording.</summary>
    Same,
}
