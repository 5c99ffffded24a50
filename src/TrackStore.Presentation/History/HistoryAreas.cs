namespace TrackStore.Presentation.History;

/// <summary>Tells which kinds of changes belong to which area.</summary>
internal static class HistoryAreas
{
    private static readonly ILookup<HistoryArea, HistoryKind> Kinds = Enum.GetValues<HistoryKind>().ToLookup(Of);

    public static HistoryArea Of(HistoryKind kind) => kind switch
    {
        HistoryKind.TracksMerged or HistoryKind.ProposalAccepted or HistoryKind.TrackSplit or HistoryKind.AlbumsMerged
            or HistoryKind.ProposalRejected or HistoryKind.ProposalReopened => HistoryArea.Merges,
        HistoryKind.AlbumEdited or HistoryKind.AlbumDeleted => HistoryArea.Albums,
        HistoryKind.ArtworkChosen or HistoryKind.ArtworkRefused or HistoryKind.ArtworkAllowed or HistoryKind.ArtworkDeleted
            or HistoryKind.ArtworkAdded or HistoryKind.ArtworkReplaced or HistoryKind.ArtworkKeptApart => HistoryArea.Pictures,
        HistoryKind.TagDefined or HistoryKind.TagRenamed or HistoryKind.TagsMerged or HistoryKind.TagDeleted
            or HistoryKind.TagSpellingChanged or HistoryKind.TagMergeRejected or HistoryKind.TagMergeAllowed => HistoryArea.Tags,
        HistoryKind.GenreDefined or HistoryKind.GenreRenamed or HistoryKind.GenresMerged or HistoryKind.GenreDeleted
            or HistoryKind.GenreSpellingChanged or HistoryKind.GenreExclusionChanged or HistoryKind.GenreMergeRejected
            or HistoryKind.GenreMergeAllowed => HistoryArea.Genres,
        HistoryKind.RankingsChanged or HistoryKind.RenditionsChanged => HistoryArea.Settings,
        _ => HistoryArea.Tracks,
    };

    /// <summary>Returns the kinds of an area; empty for all.</summary>
    public static IReadOnlyList<HistoryKind> KindsOf(HistoryArea area) => [.. Kinds[area]];
}
