namespace TrackStore.History;

/// <summary>The change that is undone or redone.</summary>
/// <param name="ChangeId">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsRedo">Whether it is redone.</param>
internal sealed record UndoScope(long ChangeId, HistoryKind Kind, bool IsRedo)
{
    /// <summary>
    /// Gets a value indicating whether tracks that were deleted since are left out. A merge or split needs both of its tracks or albums.
    /// </summary>
    public bool SkipsDeleted => Kind is not (HistoryKind.TracksMerged or HistoryKind.ProposalAccepted or HistoryKind.TrackSplit
        or HistoryKind.AlbumsMerged);

    /// <summary>
    /// Gets a value indicating whether a link stays with the track that has got it since: after tracks were deleted, the next
    /// synchronization may have brought some back.
    /// </summary>
    public bool LeavesTakenLinks => Kind is HistoryKind.TracksDeleted;

    /// <summary>Gets a value indicating whether the change wrote details of tracks and albums that follow from nothing else.</summary>
    public bool WroteDetails => Kind is HistoryKind.TracksEdited or HistoryKind.TracksPinned or HistoryKind.TracksReverted
        or HistoryKind.AlbumEdited;

    /// <summary>Gets a value indicating whether the change was about a tag or genre, and not about tracks that got a new one.</summary>
    public bool IsTaxonomy => Kind is HistoryKind.TagDefined or HistoryKind.TagRenamed or HistoryKind.TagsMerged
        or HistoryKind.TagDeleted or HistoryKind.TagSpellingChanged or HistoryKind.GenreDefined or HistoryKind.GenreRenamed
        or HistoryKind.GenresMerged or HistoryKind.GenreDeleted or HistoryKind.GenreSpellingChanged
        or HistoryKind.GenreExclusionChanged or HistoryKind.TagMergeRejected or HistoryKind.TagMergeAllowed
        or HistoryKind.GenreMergeRejected or HistoryKind.GenreMergeAllowed;

    /// <summary>Gets a value indicating whether the change says whether two are one, which another change may have taken back.</summary>
    public bool IsDecision => Kind is HistoryKind.ProposalRejected or HistoryKind.ProposalReopened or HistoryKind.TagMergeRejected
        or HistoryKind.TagMergeAllowed or HistoryKind.GenreMergeRejected or HistoryKind.GenreMergeAllowed
        or HistoryKind.ArtworkKeptApart;

    /// <summary>
    /// Gets the name of the settings that the change chose, or null when it chose none. A host may have started with others since, which
    /// is no change of the history, so that there is none to undo first.
    /// </summary>
    public string? SettingNoun => Kind switch
    {
        HistoryKind.RankingsChanged => "rankings",
        HistoryKind.RenditionsChanged => "rendition options",
        _ => null,
    };

    /// <summary>Gets the tags that tracks have beside those that the change gave them to.</summary>
    public IReadOnlySet<long> TagsInUse { get; init; } = new HashSet<long>();

    /// <summary>Gets the genres that tracks have beside those that the change gave them to.</summary>
    public IReadOnlySet<long> GenresInUse { get; init; } = new HashSet<long>();

    /// <summary>Gets the pairs that a person keeps apart, of the tags that the change had added.</summary>
    public IReadOnlyList<(long First, long Second)> SeparateTags { get; init; } = [];

    /// <summary>Gets the pairs that a person keeps apart, of the genres that the change had added.</summary>
    public IReadOnlyList<(long First, long Second)> SeparateGenres { get; init; } = [];

    /// <summary>
    /// Gets the tracks of recorded tags that were stored before this part was undone. Other changes than those of a tag or genre read the
    /// rows of their tracks anyway.
    /// </summary>
    public IReadOnlySet<long> TaggedTracks { get; init; } = new HashSet<long>();

    public UndoConflictException Conflict(string reason) => new(ChangeId, reason, IsRedo);
}
