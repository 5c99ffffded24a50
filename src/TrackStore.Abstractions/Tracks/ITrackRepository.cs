namespace TrackStore;

/// <summary>
/// Stores tracks, what each platform says about them, their genres and their tags. Safe to call from any thread; nothing runs on the caller's
/// thread beyond the checks of the arguments.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it was cancelled before it was committed. A write is committed whole or not at all.
/// </remarks>
public interface ITrackRepository
{
    /// <summary>Finds a track by its identifier.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track, or null when there is none.</returns>
    Task<Track?> GetAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Finds a track by its id on a platform.</summary>
    /// <param name="platform">The platform's name; case doesn't count.</param>
    /// <param name="platformId">The track's id on the platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track (the one added first, when several are linked to the id), or null when there is none.</returns>
    /// <exception cref="ArgumentException">The platform or the id is empty.</exception>
    Task<Track?> FindByPlatformAsync(string platform, string platformId, CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the tracks that fit a query. Pages are found by key, so that the last costs no more than the first.</summary>
    /// <param name="query">The filters, the order and the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; empty when nothing fits.</returns>
    /// <exception cref="ArgumentException">The cursor is of another order, or is none; or the page size is out of range.</exception>
    Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts the tracks that fit a query; its order, page size and cursor don't matter.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks.</returns>
    Task<int> CountAsync(TrackQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds a track, and its album when that is new. What it brings becomes the base layer of its fields.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track as stored.</returns>
    /// <exception cref="ArgumentException">A name is empty, too long or no valid text, or a number is out of range.</exception>
    Task<Track> AddAsync(NewTrack track, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds tracks in bulk, in transactions of a few hundred. A track whose artist, title and album are those of a stored one (case, accents and
    /// kinds of dashes ignored) updates its base layer instead; what the user edited stays. A refused track is reported and skipped. Where a stream names a track twice, the
    /// later values stand, and each time that they replace the earlier counts as an update.
    /// </summary>
    /// <param name="tracks">The tracks; the stream is read once and never held as a whole.</param>
    /// <param name="progress">Hears of every committed part, or null.</param>
    /// <param name="cancellationToken">Cancels the call; what was committed before stays.</param>
    /// <returns>What the import did.</returns>
    Task<ImportResult> ImportAsync(IAsyncEnumerable<NewTrack> tracks, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Edits a track: writes the user layer of the fields that the update names. No import and no sync takes an edit back.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="update">The fields to write.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track as it is now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="EditConflictException">The track was edited since the version that the update expects.</exception>
    /// <exception cref="ArgumentException">A value is out of range or no valid text, or title or artist would be empty.</exception>
    Task<Track> UpdateAsync(long trackId, TrackUpdate update, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has fields show what one platform says, over the ranking, and goes on doing so when the platform says something else later: "the year from
    /// Discogs". An edit of the user in these fields is taken back, because this is the later wish. The picture (<see cref="TrackField.Artwork"/>) is the one
    /// stored from the platform for the track, else for its album; it stays that one until it is reverted.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name; case doesn't count.</param>
    /// <param name="fields">The fields, at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track as it is now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="PlatformValueNotFoundException">The platform says nothing of one of the fields, so nothing was changed.</exception>
    /// <exception cref="ArgumentException">The platform's name or the list is empty.</exception>
    Task<Track> UsePlatformAsync(long trackId, string platform, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken = default);

    /// <summary>Tells which values a field could have, which one it shows, and why.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation, or null when there is no such track.</returns>
    Task<FieldExplanation?> ExplainAsync(long trackId, TrackField field, CancellationToken cancellationToken = default);

    /// <summary>Takes the user's edits and pins of fields back, the choice of a picture and of genres included; each field shows again what the layers below hold.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="fields">The fields, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The track as it is now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<Track> RevertAsync(long trackId, IReadOnlyCollection<TrackField>? fields = null, CancellationToken cancellationToken = default);

    /// <summary>Lists every layer's value of a track's fields but genres and picture, by field, the one that is shown first.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values; empty when there is no such track.</returns>
    Task<IReadOnlyList<TrackFieldValue>> GetFieldsAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a track with its links, genres, tags and pictures; a picture that something else shows stays.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the track was there.</returns>
    Task<bool> DeleteAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds or updates a track's link to a platform, notes the time as its last sync and clears its stale flag. What the platform says of the fields is its
    /// layer, and the track shows at once what wins.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, 1 to 50 characters; stored lower-case.</param>
    /// <param name="platformId">The track's id on the platform, 1 to 200 characters.</param>
    /// <param name="platformUri">The track's address there, at most 2,000 characters; null keeps the one known for the same id.</param>
    /// <param name="platformData">The platform's JSON; null keeps what is known for the same id.</param>
    /// <param name="fields">The platform's values of the layered fields as invariant text; null keeps what is known for the same id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The link as stored.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">The platform or its id is empty or too long, or the data is not JSON.</exception>
    Task<PlatformInfo> AddPlatformInfoAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri = null,
        string? platformData = null,
        IReadOnlyDictionary<TrackField, string?>? fields = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists a track's links, by platform.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The links; empty when there are none.</returns>
    Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a track's link to a platform, and with it the platform's layer, genres and pictures, save a picture that the user chose. Each field falls
    /// back to the layers that are left; the names of a track that nobody else knows become what was first stored.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name; case doesn't count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the link was there.</returns>
    Task<bool> RemovePlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default);

    /// <summary>Marks a track's link to a platform, or all its links, as stale. The time of the last sync stays.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, or null for every link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many links are marked; 0 when the track has none.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<int> MarkForUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a track's link to a platform is stale.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, or null for any link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when such a link is stale; false when it is fresh, or when there is none.</returns>
    Task<bool> NeedsUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the genres that one source gives a track. Other sources' links stay; the track shows the best-ranked source's
    /// (by <c>TrackStoreOptions.FieldRanking</c>).
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="genreNames">The names in order, each 1 to 100 characters; an empty list takes the source's genres away.</param>
    /// <param name="source">The source: a platform, or <see cref="Sources.User"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All genres of the track now, as <see cref="GetGenresAsync"/> gives them.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name or the source is empty or too long.</exception>
    Task<IReadOnlyList<TrackGenre>> SetTrackGenresAsync(long trackId, IEnumerable<string> genreNames, string source = Sources.User, CancellationToken cancellationToken = default);

    /// <summary>Lists a track's genres: the effective ones first, then the other sources', each source's in its order.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genres; empty when there are none.</returns>
    Task<IReadOnlyList<TrackGenre>> GetGenresAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a track; a tag that is not known yet is made.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names, each 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track now, by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name is empty or too long.</exception>
    Task<IReadOnlyList<Tag>> AddTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a track; the tags themselves stay.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names; case and accents don't count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track now, by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<IReadOnlyList<Tag>> RemoveTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Makes the given tags the only ones of a track.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="tagNames">The names, each 1 to 100 characters; an empty list removes all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All tags of the track now, by name.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="ArgumentException">A name is empty or too long.</exception>
    Task<IReadOnlyList<Tag>> SetTagsAsync(long trackId, IEnumerable<string> tagNames, CancellationToken cancellationToken = default);

    /// <summary>Lists a track's tags, by name.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tags; empty when there are none.</returns>
    Task<IReadOnlyList<Tag>> GetTagsAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Lists all tags of the library with the number of their tracks, by name.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tags; empty when there are none.</returns>
    Task<IReadOnlyList<Tag>> ListTagsAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a tag, or changes the description and colour of the one that has the name.</summary>
    /// <param name="name">The name, 1 to 100 characters.</param>
    /// <param name="description">What the tag is for, at most 500 characters, or null for none.</param>
    /// <param name="colour">The colour as <c>#rrggbb</c>, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tag as stored.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long, or the colour is none.</exception>
    Task<Tag> DefineTagAsync(string name, string? description, string? colour, CancellationToken cancellationToken = default);
}
