namespace TrackStore.Presentation.History;

/// <summary>Finds the change to offer for undoing with what a panel shows.</summary>
internal static class SubjectChange
{
    private const int Latest = 20;

    /// <summary>
    /// Finds the newest change that names a subject and stands, or null. A change of very many subjects names the first few only.
    /// </summary>
    /// <param name="history">The changes.</param>
    /// <param name="kind">What the subject is.</param>
    /// <param name="id">The subject.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="after">Only a change after this one (<see cref="LatestIdAsync"/>), or 0 for any.</param>
    public static async Task<HistoryEntry?> FindAsync(
        IChangeHistory history, HistorySubjectKind kind, long id, CancellationToken cancellationToken, long after = 0)
    {
        IReadOnlyList<HistoryEntry> latest = await history
            .ListAsync(new HistoryQuery { IncludeUndone = false, PageSize = Latest }, cancellationToken).ConfigureAwait(false);
        return latest.FirstOrDefault(entry => entry.Id > after && entry.Subjects.Any(subject => subject.Kind == kind && subject.Id == id));
    }

    /// <summary>Finds the newest change that names a track or album and stands, or null.</summary>
    public static Task<HistoryEntry?> FindAsync(IChangeHistory history, ArtworkOwner owner, CancellationToken cancellationToken)
        => FindAsync(history, owner.TrackId is null ? HistorySubjectKind.Album : HistorySubjectKind.Track, owner.Id, cancellationToken);

    /// <summary>Returns the id of the newest change, or 0. The changes of what follows have higher ones.</summary>
    public static async Task<long> LatestIdAsync(IChangeHistory history, CancellationToken cancellationToken)
        => await history.ListAsync(new HistoryQuery { PageSize = 1 }, cancellationToken).ConfigureAwait(false) is [HistoryEntry newest, ..]
            ? newest.Id : 0;
}
