namespace TrackStore;

/// <summary>Which pairs of tracks a panel lists.</summary>
public enum DuplicateList
{
    /// <summary>All pairs that nobody has decided about.</summary>
    Open,

    /// <summary>Open pairs that are the same recording by the evidence.</summary>
    Same,

    /// <summary>Open pairs about which a person has to decide.</summary>
    ToDecide,

    /// <summary>Pairs that a person keeps apart.</summary>
    KeptApart,
}
