namespace TrackStore;

/// <summary>
/// Remembers the results of artwork lookups: found, absent until a time, or failed, with the time of the next attempt. Each track or
/// album, kind and source has its own result, which outlives the process. So no sync asks again and again for a picture that isn't there,
/// and none gives up on a source that it could not reach.
/// </summary>
/// <remarks>
/// <para>
/// Storing a source's picture (<see cref="IImageRepository"/>) deletes an earlier absence or failure of that source in the same
/// transaction; deleting the track or album does too. Removing a candidate or all pictures does not: a source without a picture stays
/// known as such, and the source of the removed candidate is asked again by the next sync. Use <see
/// cref="IArtworkSelector.ChooseNoArtworkAsync"/> to keep a picture from being shown.
/// </para>
/// <para>
/// A later lookup that finds nothing or fails does not remove a picture that an earlier one found. The picture stays a candidate.
/// </para>
/// <para>
/// A source has at most 50 characters and is stored in lower case. Every call may throw <see cref="StoreUnavailableException"/> and
/// <see cref="SchemaVersionException"/> when the database can't be used, <see cref="OperationCanceledException"/> when it was canceled
/// before it was committed, and an <see cref="ArgumentException"/> for a source that is empty, too long or "none", or for the default
/// owner.
/// </para>
/// </remarks>
public interface IArtworkLookups
{
    /// <summary>Gets the result of the last lookup at a source.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result, even if its time has run out; null when the source was never asked or the id is unknown.</returns>
    Task<ArtworkLookup?> GetAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>Tells whether a lookup at a source is due.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// True when the source was never asked, or when the time of an absence or failure has run out; false when the picture was found.
    /// </returns>
    Task<bool> ShouldLookUpAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the absences and failures whose time has run out, for a job that repeats lookups. The one that ran out first comes first.
    /// Sources that were never asked are not listed: use <see cref="TrackQuery.HasImage"/> to find tracks without pictures.
    /// </summary>
    /// <param name="ownerKind">Tracks or albums.</param>
    /// <param name="source">The source.</param>
    /// <param name="limit">The maximum number of results, 1 to 1,000.</param>
    /// <param name="after">The last result of the previous page, or null for the first page. It may have been deleted since.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The results of all kinds that are due; empty at the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="after"/> is not from this list.</exception>
    Task<IReadOnlyList<ArtworkLookup>> ListDueAsync(
        ArtworkOwnerKind ownerKind,
        string source,
        int limit = 100,
        ArtworkLookup? after = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores that a source has no picture. Call it only when the source said so, never when the source could not be asked.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="lifetime">
    /// How long the absence is cached, zero to 3,650 days, or null for <c>ArtworkLookupOptions.AbsenceLifetime</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored result.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of range.</exception>
    Task<ArtworkLookup> ReportAbsentAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        TimeSpan? lifetime = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores that a source could not be asked or returned no usable picture, and counts consecutive failures. Unless the source names a
    /// time, the waits double from <c>ArtworkLookupOptions.FirstRetryDelay</c> up to <c>MaxRetryDelay</c>.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="reason">The reason. Control characters are replaced by spaces, and at most 500 characters are stored.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="retryAt">
    /// The earliest time of the next attempt as the source requested it (such as by HTTP's <c>Retry-After</c>), at most
    /// <c>ArtworkLookupOptions.MaxRetryAfter</c> from now. Null, or a time in the past, to let the back-off decide.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored result.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    Task<ArtworkLookup> ReportFailureAsync(
        ArtworkOwner owner,
        string source,
        string reason,
        ArtworkKind kind = ArtworkKind.Front,
        DateTimeOffset? retryAt = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the absences and failures of a track or album, so that its sources are asked again. Pictures stay.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="kind">The kind of picture, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of deleted results; 0 for an unknown id.</returns>
    Task<int> ForgetAsync(
        ArtworkOwner owner,
        string? source = null,
        ArtworkKind? kind = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the absences and failures of all tracks and albums. Pictures stay.</summary>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of deleted results.</returns>
    Task<int> ForgetAllAsync(string? source = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks a picture up if that is due, and stores the picture or the failure. A failed lookup is a result, not an exception, so that
    /// no sync fails because of a cover. Concurrent lookups of the same picture run once, and all callers get the same result.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>
    /// A returned picture is stored. One that is rejected as <see cref="ImageRejection.KnownPlaceholder"/> counts as absent, one that is
    /// rejected for another reason as a failure.
    /// </item>
    /// <item>Null means absent. Return it only for a definite answer, such as HTTP's 404.</item>
    /// <item>An exception is a failure. An <see cref="ArtworkLookupException"/> may set the time of the next attempt.</item>
    /// <item>
    /// When the source is unreachable, because its name can't be resolved or no connection can be established (as an
    /// <c>HttpRequestException</c> or
    /// <c>SocketException</c> reports), nothing is stored. A batch should pause then.
    /// </item>
    /// <item>
    /// A timeout or a broken connection is a failure that does not make the next wait longer, because the network may have caused it.
    /// </item>
    /// <item>A canceled lookup stores nothing, whatever it throws.</item>
    /// </list>
    /// Exceptions of the store reach the caller, also those thrown by the lookup.
    /// </remarks>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source.</param>
    /// <param name="lookUp">
    /// Asks the source, on the thread pool. Its token is canceled when the last caller stops waiting.
    /// </param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="evenIfFound">
    /// True to ask the source even if it returned a picture before, such as when its URL has changed. Absences and waits still apply.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcome and what is known now.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist, or was deleted during the lookup.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist, or was deleted during the lookup.</exception>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded. Nothing was changed.
    /// </exception>
    Task<ArtworkLookupResult> LookUpAsync(
        ArtworkOwner owner,
        string source,
        Func<CancellationToken, Task<FoundArtwork?>> lookUp,
        ArtworkKind kind = ArtworkKind.Front,
        bool evenIfFound = false,
        CancellationToken cancellationToken = default);
}
