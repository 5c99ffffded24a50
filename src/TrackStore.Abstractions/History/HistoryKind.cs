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

    /// <summary>Fields, genres or file details of one or many tracks were edited.</summary>
    TracksEdited,

    /// <summary>Tags were added to tracks or removed from them.</summary>
    TracksTagged,

    /// <summary>Tracks were deleted.</summary>
    TracksDeleted,

    /// <summary>Details of an album were edited.</summary>
    AlbumEdited,

    /// <summary>An album was deleted.</summary>
    AlbumDeleted,

    /// <summary>A track's link to a platform was removed, with what the platform had said.</summary>
    PlatformUnlinked,

    /// <summary>The user chose a picture, or took the choice back.</summary>
    ArtworkChosen,

    /// <summary>The user decided that a track or album shows no picture, or not this one.</summary>
    ArtworkRefused,

    /// <summary>Pictures of a track or album were deleted.</summary>
    ArtworkDeleted,

    /// <summary>A tag was created, or its description or color was changed.</summary>
    TagDefined,

    /// <summary>A tag was renamed.</summary>
    TagRenamed,

    /// <summary>A tag was merged into another one.</summary>
    TagsMerged,

    /// <summary>A tag was deleted.</summary>
    TagDeleted,

    /// <summary>A spelling of a tag was added or removed.</summary>
    TagSpellingChanged,

    /// <summary>A genre was created, or its description or color was changed.</summary>
    GenreDefined,

    /// <summary>A genre was renamed.</summary>
    GenreRenamed,

    /// <summary>A genre was merged into another one.</summary>
    GenresMerged,

    /// <summary>A genre was deleted.</summary>
    GenreDeleted,

    /// <summary>A spelling of a genre was added or removed.</summary>
    GenreSpellingChanged,

    /// <summary>A genre was refused for tracks, or this was taken back.</summary>
    GenreExclusionChanged,

    /// <summary>The user added a picture of their own.</summary>
    ArtworkAdded,

    /// <summary>A picture was replaced by a better copy wherever it was shown.</summary>
    ArtworkReplaced,

    /// <summary>A person said that two tracks are different, though the library proposed them as one.</summary>
    ProposalRejected,

    /// <summary>A person took back that two tracks are different.</summary>
    ProposalReopened,

    /// <summary>The user took back that a picture was refused.</summary>
    ArtworkAllowed,

    /// <summary>A person said that two tags are different, though the library proposed to merge them.</summary>
    TagMergeRejected,

    /// <summary>A person took back that two tags are different.</summary>
    TagMergeAllowed,

    /// <summary>A person said that two genres are different, though the library proposed to merge them.</summary>
    GenreMergeRejected,

    /// <summary>A person took back that two genres are different.</summary>
    GenreMergeAllowed,

    /// <summary>Fields of a track were pinned to a platform.</summary>
    TracksPinned,

    /// <summary>Edits and pins of a track were taken back.</summary>
    TracksReverted,

    /// <summary>The rankings of platforms were changed (<see cref="IFieldRankings"/>).</summary>
    RankingsChanged,

    /// <summary>The options with which pictures are rendered were changed (<see cref="IRenditionSettings"/>).</summary>
    RenditionsChanged,

    /// <summary>Links of selected tracks were marked as stale, so that the next synchronization reads them again.</summary>
    LinksMarked,

    /// <summary>A person said that pictures are different, though the library listed them as copies of one.</summary>
    ArtworkKeptApart,
}
