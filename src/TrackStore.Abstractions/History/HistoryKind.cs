namespace TrackStore;

/// <summary>The kinds of changes that can be undone.</summary>
public enum HistoryKind
{
    /// <summary>Two tracks were merged.</summary>
    TracksMerged,

    /// <summary>Two tracks were merged about which the library had asked.</summary>
    ProposalAccepted,

    /// <summary>A link and what its platform says became a track of its own.</summary>
    TrackSplit,

    /// <summary>Two albums were merged.</summary>
    AlbumsMerged,
}
