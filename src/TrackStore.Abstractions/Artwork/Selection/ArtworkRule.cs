namespace TrackStore;

/// <summary>The rules that decide which picture is shown.</summary>
public enum ArtworkRule
{
    /// <summary>There is no candidate.</summary>
    NoCandidate,

    /// <summary>The user chose it.</summary>
    ChosenByUser,

    /// <summary>The user chose to show no picture.</summary>
    DeliberatelyNone,

    /// <summary>It is the only candidate.</summary>
    OnlyCandidate,

    /// <summary>Its source ranks above the others.</summary>
    SourceRanking,

    /// <summary>It is larger than other candidates of equally ranked sources.</summary>
    Larger,

    /// <summary>
    /// It is newer than other candidates that are as large and of equally ranked sources. Among candidates of the same time, the source
    /// whose name comes first wins.
    /// </summary>
    Newer,

    /// <summary>The user has refused all candidates. A track shows its album's picture, unless that is among them.</summary>
    AllRefused,
}
