namespace TrackStore.Presentation.History;

/// <summary>Tells what a change was about that the library still has.</summary>
internal static class HistoryLinks
{
    public static IReadOnlyList<HistorySubject> Of(HistoryEntry change)
    {
        bool stands = change.UndoneAt is null;
        IEnumerable<HistorySubject> subjects = change.Kind switch
        {
            HistoryKind.TracksDeleted or HistoryKind.AlbumDeleted or HistoryKind.TagDeleted or HistoryKind.GenreDeleted when stands => [],

            // In pairs: what went, and what stayed.
            HistoryKind.TracksMerged or HistoryKind.ProposalAccepted or HistoryKind.AlbumsMerged or HistoryKind.TagsMerged
                or HistoryKind.GenresMerged when stands => change.Subjects.Where((_, i) => i % 2 == 1),

            // The old and the new name of the same one.
            HistoryKind.TagRenamed or HistoryKind.GenreRenamed => stands ? change.Subjects.Skip(1) : change.Subjects.Take(1),
            HistoryKind.TagDefined or HistoryKind.GenreDefined when !stands && change.Subjects is [{ After: not null }, ..] => [],
            _ => change.Subjects,
        };
        return
        [
            .. subjects.Where(subject => subject.Id is not null && subject.Name.Length > 0)
                .DistinctBy(subject => (subject.Kind, subject.Id)),
        ];
    }
}
