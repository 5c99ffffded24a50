namespace TrackStore;

/// <summary>
/// Stores tracks with their platform links and genres. <see cref="ITagRepository"/> stores their tags; <see cref="ITrackFields"/> explains
/// and changes which values their fields show. All methods can be called from any thread; only the arguments are validated on the calling
/// thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled before it is committed. A write is committed completely or not at all.
/// </remarks>
public interface ITrackRepository
{
    /// <summary>Finds a track by its identifier.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track, or null when there is none.</returns>
    Task<Track?> GetAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Reads what a panel about one track shows, in one call and from one snapshot of the database.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track's details, or null when there is no such track.</returns>
    Task<TrackDetails?> GetDetailsAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Finds a track by its id on a platform.</summary>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="platformId">The track's id on the platform, exactly as it was given: ids are not trimmed and case matters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track, or null when there is none. If several tracks are linked to the id, the one that was added first.</returns>
    /// <exception cref="ArgumentException">The platform or the id is empty.</exception>
    Task<Track?> FindByPlatformAsync(string platform, string platformId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the albums that a track is on: the one that it shows, and those that its platforms' items name besides, such as a
    /// compilation or another release. A track whose album the user has edited is on no album that only a platform's primary item names.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>An entry for each album and each link that names it: those of the shown album first, then the others by title, artist and
    /// platform. Empty when the track is on no album, or doesn't exist.</returns>
    Task<IReadOnlyList<TrackAppearance>> GetAppearancesAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Lists a page of the tracks that match a query. Pages are found by key, so the last page is as fast as the first.</summary>
    /// <param name="query">The filters, the order and the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; empty when no track matches.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid or belongs to another order, or the page size is out of range.</exception>
    Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads list rows by their tracks' identifiers, any number of them in one call.</summary>
    /// <param name="trackIds">The identifiers.</param>
    /// <param name="include">The lists that the rows contain.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows in the order of the identifiers: unknown ones are left out, and a repeated one has its row at its first place
    /// only.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="include"/> has an undefined flag.</exception>
    Task<IReadOnlyList<TrackItem>> GetItemsAsync(
        IReadOnlyCollection<long> trackIds,
        TrackItemParts include = TrackItemParts.None,
        CancellationToken cancellationToken = default);

    /// <summary>Counts the tracks that match a query. The query's order, page size, cursor and skip are ignored.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="limit">
    /// Where to stop counting, at least 1, or null to count all. A small limit makes the count fast in a large library: with 1,001, a
    /// result of 1,001 can be shown as "1,000+".
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks, or <paramref name="limit"/> when there are at least that many.</returns>
    /// <exception cref="ArgumentException">The query or the limit is invalid.</exception>
    Task<int> CountAsync(TrackQuery query, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Finds the place of a track in the list of a query, to select or scroll to it.</summary>
    /// <param name="query">The filters and the order. Page size, cursor and skip are ignored.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks before it, or null when the track doesn't match or doesn't exist.</returns>
    /// <exception cref="ArgumentException">The query is invalid.</exception>
    Task<int?> IndexOfAsync(TrackQuery query, long trackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the headings of a long list, for a letter bar or a scroll bar with marks: letters when it is sorted by title or artist, years
    /// when it is sorted by year.
    /// </summary>
    /// <param name="query">The filters and the order. Page size, cursor and skip are ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The headings in the order of the list.</returns>
    /// <exception cref="ArgumentException">The query is invalid, or its order has no headings.</exception>
    Task<IReadOnlyList<ListHeading>> ListHeadingsAsync(TrackQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a track, even if a track with the same names is stored, and its album if it is new. The values become the base layer of the
    /// track's fields.
    /// </summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored track.</returns>
    /// <exception cref="ArgumentException">A text is empty, too long or not valid Unicode, or a number is out of range.</exception>
    Task<Track> AddAsync(NewTrack track, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the stored track with the same artist, title and album, found as <see cref="ImportAsync"/> finds it, or adds the track. A
    /// stored track stays as it is. Of several concurrent calls for one track, one adds it and the others return it.
    /// </summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored track, and whether it was added.</returns>
    /// <exception cref="ArgumentException">A text is empty, too long or not valid Unicode, or a number is out of range.</exception>
    Task<GetOrAddResult> GetOrAddAsync(NewTrack track, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds tracks in bulk, in transactions of a few hundred. A track with the artist, title and album of a stored track (ignoring case,
    /// accents and kinds of dashes) updates the base layer of that track instead; the user's edits stay. Invalid tracks are reported and
    /// skipped. If a stream contains a track twice, the later values win, and each replacement counts as an update.
    /// </summary>
    /// <param name="tracks">The tracks. The stream is read once and never held in memory as a whole.</param>
    /// <param name="progress">Reports progress after each committed transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the call. What has been committed stays.</param>
    /// <returns>The result of the import.</returns>
    Task<ImportResult> ImportAsync(
        IAsyncEnumerable<NewTrack> tracks, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Edits a track: writes the user layer of the given fields. Imports and syncs never overwrite an edit. An edit to what the user
    /// layer holds already writes nothing, keeps the edit version and reports no change. The first edit of a field makes even an equal
    /// value the user's, so pass only the fields that the user has changed.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="update">The fields to write.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated track.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="EditConflictException">The track has been edited since the version that the update expects.</exception>
    /// <exception cref="ArgumentException">A value is out of range or not valid Unicode, or the title or artist would be empty.</exception>
    Task<Track> UpdateAsync(long trackId, TrackUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Edits several tracks alike, in one transaction: all of them or, after an exception, none.</summary>
    /// <param name="trackIds">The tracks' identifiers, any number of them. A repeated one counts once.</param>
    /// <param name="update">The fields to write.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that the edit changed. A track that had these values already doesn't count.</returns>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist; the exception names it.</exception>
    /// <exception cref="ArgumentException">The update has an expected edit version, a value is out of range or not valid Unicode, or the
    /// title or artist would be empty.</exception>
    Task<int> UpdateAsync(IReadOnlyCollection<long> trackIds, TrackUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes a track with its links, genres, tags and pictures. A picture that another track or album has is kept.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the track existed.</returns>
    Task<bool> DeleteAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds and removes tags and edits fields of many tracks in one transaction: all of them, or none after an exception. It can be undone
    /// as one change.
    /// </summary>
    /// <param name="tracks">The tracks: ids, or all that a query finds.</param>
    /// <param name="edit">What to change.</param>
    /// <param name="mode">Whether to change them, or only to tell how many tracks this would change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that differ afterwards, and the change.</returns>
    /// <exception cref="TrackNotFoundException">One of the ids doesn't exist.</exception>
    /// <exception cref="ArgumentException">
    /// A value can't be stored, the edit adds and removes the same tag, or the query is invalid.
    /// </exception>
    Task<ChangeResult> ApplyAsync(
        SelectedTracks tracks, BulkEdit edit, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Deletes many tracks with all that belongs to them in one transaction. It can be undone as one change.</summary>
    /// <param name="tracks">The tracks: ids, or all that a query finds.</param>
    /// <param name="mode">Whether to delete them, or only to tell how many they are.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks, and the change.</returns>
    /// <exception cref="TrackNotFoundException">One of the ids doesn't exist.</exception>
    /// <exception cref="ArgumentException">The query is invalid.</exception>
    Task<ChangeResult> DeleteAsync(
        SelectedTracks tracks, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds or updates a track's link to a platform, records the current time as its last sync and clears its stale flag. The primary
    /// link's values of the fields become the platform's layer, and the track shows the resulting effective values at once.
    /// </summary>
    /// <remarks>
    /// An id that the track has is updated in its place. A new id replaces the primary one by default, which corrects a wrong link: the
    /// platform's genres go with the wrong one. <see cref="PlatformLinkOptions.Role"/> adds it beside the others instead.
    /// </remarks>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, 1 to 50 characters; stored in lower case.</param>
    /// <param name="platformId">The track's id on the platform, 1 to 200 characters, stored exactly as given.</param>
    /// <param name="platformUri">The track's address on the platform, at most 2,000 characters; null keeps the address stored for the same
    /// id.</param>
    /// <param name="platformData">The platform's raw JSON; null keeps what is stored for the same id.</param>
    /// <param name="fields">The platform's values of the layered fields. For the same id they replace the stored ones, while genres and
    /// <see cref="PlatformInfo.MoreFields"/> of a sync stay; null keeps what is stored.</param>
    /// <param name="options">The time of the sync and the role of the id, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored link.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">The platform or its id is empty or too long, the data is not JSON, a value of the fields can't
    /// be stored, or the time of the last sync is more than a day in the future.</exception>
    Task<PlatformInfo> AddPlatformInfoAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri = null,
        string? platformData = null,
        TrackFieldValues? fields = null,
        PlatformLinkOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists all links of a track, ordered by platform: the primary one first, then the others, oldest first.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The links; empty when there are none.</returns>
    Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Gets a track's primary link to a platform.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The link, or null when the track has none to the platform.</returns>
    /// <exception cref="ArgumentException">The platform's name is empty.</exception>
    Task<PlatformInfo?> GetPlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes one of a track's links to a platform the primary one. Its values become the platform's layer and its genres the platform's
    /// genres: none when it was not synced. The link that was primary keeps its data. The platform's pictures stay until the next sync.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="platformId">The id on the platform, which the track has already.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the link is primary now; false when the track has no such link.</returns>
    /// <exception cref="ArgumentException">The platform or its id is empty.</exception>
    Task<bool> SetPrimaryPlatformInfoAsync(
        long trackId, string platform, string platformId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes one or all of a track's links to a platform. With the last link go the platform's layer, genres and pictures, except a
    /// picture that the user chose: each field falls back to its remaining layers, and a title or artist that no other source knows becomes
    /// the base value. When the primary link is removed and others remain, the oldest of them becomes primary.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="platformId">The id on the platform, or null for all links to the platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when such a link existed.</returns>
    /// <exception cref="ArgumentException">The platform's name or the id is empty.</exception>
    Task<bool> RemovePlatformInfoAsync(
        long trackId, string platform, string? platformId = null, CancellationToken cancellationToken = default);

    /// <summary>Marks one or all of a track's links as stale. The time of the last sync stays the same.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, or null for every platform.</param>
    /// <param name="platformId">The id on the platform, or null for all links to it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of links that are marked; 0 when the track has none.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">The id is given without a platform, or a name is empty.</exception>
    Task<int> MarkForUpdateAsync(
        long trackId, string? platform = null, string? platformId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks the links of several tracks as stale, in one transaction. The times of the last sync stay the same. Unlike the mark of a
    /// single track, it is a change of the history: undoing it leaves out links that were synchronized since.
    /// </summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="platform">The platform's name, or null for every platform.</param>
    /// <param name="mode">Whether to mark them, or only to tell how many there are.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing is marked then.</param>
    /// <returns>The number of tracks with links that were not marked before, and the change.</returns>
    /// <exception cref="TrackNotFoundException">One of the ids is no track's. Nothing is marked.</exception>
    /// <exception cref="ArgumentException">The name is empty, or the query is invalid.</exception>
    Task<ChangeResult> MarkForUpdateAsync(
        SelectedTracks tracks, string? platform = null, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a track's primary link to a platform is marked as stale.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, or null for any platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when such a link is stale; false when it is fresh or doesn't exist.</returns>
    Task<bool> NeedsUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default);

    /// <summary>Determines what <see cref="RelocateAsync"/> would change, without writing anything.</summary>
    /// <param name="from">The folder, drive or file as the paths name it now.</param>
    /// <param name="to">What the paths name instead.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks whose path would change, with samples.</returns>
    /// <exception cref="ArgumentException">A path is empty, too long or not absolute.</exception>
    Task<RelocationResult> PreviewRelocateAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the local paths of all tracks below a folder, after its files were moved to another folder, drive or machine. The files
    /// themselves are not touched.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Both paths are absolute: <c>C:\Music</c> or <c>\\server\share</c> (Windows), or <c>/home/me/music</c> (POSIX). Whole segments match:
    /// <c>/music</c> doesn't match <c>/musical/a.mp3</c>. If <paramref name="from"/> is a Windows path, case is ignored and <c>/</c> and
    /// <c>\</c> are alike; a POSIX path must match exactly. What follows the folder stays as it is, except that its separators become those
    /// of <paramref name="to"/> when the two have different forms.
    /// </para>
    /// <para>
    /// Tracks are written in transactions of at most a thousand. A canceled call can be repeated, unless <paramref name="to"/> is below
    /// <paramref name="from"/>: then the paths that were written would be changed again. Ids on platforms stay as they are, even when a
    /// client uses paths as ids.
    /// </para>
    /// </remarks>
    /// <param name="from">The folder, drive or file as the paths name it now.</param>
    /// <param name="to">What the paths name instead.</param>
    /// <param name="cancellationToken">Cancels the call. What has been committed stays.</param>
    /// <returns>The number of tracks whose path has changed, with samples.</returns>
    /// <exception cref="ArgumentException">A path is empty, too long or not absolute.</exception>
    Task<RelocationResult> RelocateAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the genres that one source provides for a track. Those of other sources stay; the track shows the genres of the best-ranked
    /// source (<c>TrackStoreOptions.FieldRanking</c>).
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="genreNames">The names in order, each 1 to 100 characters; an empty list removes the source's genres.</param>
    /// <param name="source">The source: a platform, or <see cref="Sources.User"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All genres of the track, in the order of <see cref="GetGenresAsync"/>.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name or the source is empty or too long.</exception>
    Task<IReadOnlyList<TrackGenre>> SetTrackGenresAsync(
        long trackId, IEnumerable<string> genreNames, string source = Sources.User, CancellationToken cancellationToken = default);

    /// <summary>Lists a track's genres: first the effective ones, then those of the other sources, each in the source's order.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genres; empty when there are none.</returns>
    Task<IReadOnlyList<TrackGenre>> GetGenresAsync(long trackId, CancellationToken cancellationToken = default);
}
