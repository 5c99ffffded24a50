namespace TrackStore;

/// <summary>Finds tracks that are stored twice, and merges or separates them. Nothing is merged that nobody has asked for.</summary>
/// <remarks>
/// <para>
/// Synchronization and import leave a proposal when a track may be one that is stored. <see cref="ScanAsync"/> compares all tracks of the
/// library. Both end in the same list. Each merge and split can be undone with <see cref="IChangeHistory.UndoAsync"/>.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </para>
/// </remarks>
public interface IDuplicates
{
    /// <summary>
    /// Compares all tracks that have a title, a spelling or a code in common, and lists the pairs that are or may be the same recording.
    /// Open pairs that no longer agree are taken off the list; rejected ones stay rejected.
    /// </summary>
    /// <param name="progress">Reports progress, or null.</param>
    /// <param name="cancellationToken">Cancels the search. Pairs that were stored until then stay.</param>
    /// <returns>What was found.</returns>
    Task<DuplicateScan> ScanAsync(IProgress<DuplicateScanProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the pairs that were found, the strongest evidence first.</summary>
    /// <param name="query">Which pairs, or null for the first 50 open ones.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pairs; fewer than <see cref="DuplicateQuery.PageSize"/> at the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of range.</exception>
    Task<IReadOnlyList<DuplicatePair>> ListAsync(DuplicateQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Counts the pairs that <see cref="ListAsync"/> lists on all pages.</summary>
    /// <param name="query">Which pairs, or null for the open ones. Its page is ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The count.</returns>
    Task<int> CountAsync(DuplicateQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that two tracks are different. They are never proposed again, in whichever order they are given, unless this is undone.
    /// </summary>
    /// <param name="firstTrackId">One track.</param>
    /// <param name="secondTrackId">The other track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when somebody has said so before.</returns>
    /// <exception cref="ArgumentException">Both are the same track.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<HistoryEntry?> RejectAsync(long firstTrackId, long secondTrackId, CancellationToken cancellationToken = default);

    /// <summary>Says of several pairs of tracks that they are different, in one transaction.</summary>
    /// <param name="pairs">The pairs, from 1 to <see cref="TrackPair.MaxCount"/>. One whose track was deleted is left out.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The change, with which all can be undone, or null when somebody has said so of all of them before.</returns>
    /// <exception cref="ArgumentException">There are none or too many pairs, or both tracks of one are the same.</exception>
    Task<HistoryEntry?> RejectAsync(IReadOnlyList<TrackPair> pairs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes back that two tracks are different, however long ago it was said. The pair is listed again if there is evidence for it.
    /// </summary>
    /// <param name="firstTrackId">One track.</param>
    /// <param name="secondTrackId">The other track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when nobody has said that they are different.</returns>
    /// <exception cref="ArgumentException">Both are the same track.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<HistoryEntry?> ReopenAsync(long firstTrackId, long secondTrackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges a track into another one. Links, layers, tags, genres, pictures and proposals move to the track that stays. Its own edits,
    /// choices and values are preferred; what the other track's base layer says differently becomes a layer of its own
    /// (<see cref="FieldLayer.Merged"/>). The names of the other track are remembered, so that a source that still uses them is recognized.
    /// </summary>
    /// <param name="keptTrackId">The track that stays.</param>
    /// <param name="otherTrackId">The track that goes.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The change, with which the merge can be undone.</returns>
    /// <exception cref="ArgumentException">Both are the same track.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<HistoryEntry> MergeTracksAsync(long keptTrackId, long otherTrackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges several tracks, in the given order and in one transaction. A track that an earlier merge has taken in stands for the one that
    /// took it in, so that the pairs of three copies of a track can be merged together.
    /// </summary>
    /// <param name="merges">The merges, from 1 to <see cref="TrackMerge.MaxCount"/>.</param>
    /// <param name="mode">Whether to merge them, or only to tell what would be merged.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many tracks were merged, which merges were left out, and the change with which all can be undone.</returns>
    /// <exception cref="ArgumentException">There are none or too many merges, or both tracks of one are the same.</exception>
    Task<TrackMergeResult> MergeTracksAsync(
        IReadOnlyList<TrackMerge> merges, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Tells what a track would show after another one was merged into it. Nothing is written.</summary>
    /// <param name="keptTrackId">The track that would stay.</param>
    /// <param name="otherTrackId">The track that would go.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the track would show.</returns>
    /// <exception cref="ArgumentException">Both are the same track.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<MergedTrack> PreviewMergeAsync(long keptTrackId, long otherTrackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges an album into another one: its tracks, pictures and the details that the other lacks. Tracks that name the album later come
    /// to the one that stays.
    /// </summary>
    /// <param name="keptAlbumId">The album that stays.</param>
    /// <param name="otherAlbumId">The album that goes.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The change, with which the merge can be undone.</returns>
    /// <exception cref="ArgumentException">Both are the same album.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    Task<HistoryEntry> MergeAlbumsAsync(long keptAlbumId, long otherAlbumId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a wrong link a track of its own, with what the platform says about it. Both tracks are never proposed as one again.
    /// </summary>
    /// <remarks>
    /// The local file (<see cref="Track.LocalPath"/>) stays with the track, because the library doesn't record which source brought it. If
    /// it belongs to the new track, move it there with <see cref="ITrackRepository.UpdateAsync(long, TrackUpdate, CancellationToken)"/>.
    /// The next sync of a link that brings a path gives the new track that path.
    /// </remarks>
    /// <param name="trackId">The track that has the link.</param>
    /// <param name="platform">The platform's name.</param>
    /// <param name="platformId">The item's id on the platform.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The new track, and the change with which the split can be undone.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="LinkNotFoundException">The track has no such link.</exception>
    Task<TrackSplit> SplitTrackAsync(long trackId, string platform, string platformId, CancellationToken cancellationToken = default);
}
