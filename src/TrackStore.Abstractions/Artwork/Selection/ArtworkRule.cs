namespace TrackStore;

/// <summary>Says by which rule a picture is shown, or none.</summary>
public enum ArtworkRule
{
    /// <summary>There is no candidate.</summary>
    NoCandidate,

    /// <summary>The user chose it.</summary>
    ChosenByUser,

    /// <summary>The user chose to show none.</summary>
    DeliberatelyNone,

    /// <summary>It is the only candidate.</summary>
    OnlyCandidate,

    /// <summary>Its source is ranked above the others'.</summary>
    SourceRanking,

    /// <summary>It is larger than the others of equally ranked sources.</summary>
    Larger,

    /// <summary>It came later than the others, which are as large and of equally ranked sources; of those that came at the same time, the source whose name comes first.</summary>
    Newer,
}
