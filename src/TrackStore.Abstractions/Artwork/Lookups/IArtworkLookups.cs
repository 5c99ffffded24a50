namespace TrackStore;

/// <summary>
/// Remembers what came of looking for pictures: found, known to be absent until a time, or failed, with the time to try again. Each track or album, kind
/// and source has its own answer, and it outlives the process. So no sync asks again and again for what isn't there, and none gives up on what it could not reach.
/// </summary>
/// <remarks>
/// <para>
/// Storing a source's picture (<see cref="IImageRepository"/>) clears what is remembered about that source in the same transaction; deleting the track or album
/// does too. Removing a candidate or all pictures leaves it as it is: a source that is known to have none is still known for it, and the one whose candidate
/// was removed is asked again by the next sync. Use <see cref="IArtworkSelector.ChooseNoArtworkAsync"/> to keep a picture from being shown.
/// </para>
/// <para>
/// A later look that finds nothing, or fails, does not take a picture away that an earlier one found; it stays a candidate.
/// </para>
/// <para>
/// Sources are at most 50 characters, stored lower-case. Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/>
/// when the database can't be used, <see cref="OperationCanceledException"/> when it was cancelled before it was committed, and the
/// <see cref="ArgumentException"/> family for a source that is empty, too long or "none".
/// </para>
/// </remarks>
public interface IArtworkLookups
{
    /// <summary>Answers what came of the last look at a source.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is known, whether or not its time has run out, or null when nobody ever looked; null for an unknown id too.</returns>
    Task<ArtworkLookup?> GetAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>Tells whether it is worth looking at a source now.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when nobody ever looked, or when an absence or the wait after a failure has run out; false for what was found.</returns>
    Task<bool> ShouldLookUpAsync(ImageSubject subject, long id, string source, ArtworkKind kind = ArtworkKind.Front, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the absences and failures whose time has run out, for a job that looks again. The one that ran out first comes first. What nobody ever
    /// looked for is not among them: list such tracks with <see cref="TrackQuery.HasImage"/>.
    /// </summary>
    /// <param name="subject">Tracks or albums.</param>
    /// <param name="source">The source.</param>
    /// <param name="limit">How many to list at most, 1 to 1,000.</param>
    /// <param name="after">The last one of the page before, or null for the first page. It need not be remembered any more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is due, of all kinds; empty at the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its range.</exception>
    /// <exception cref="ArgumentException">What is passed as the last one is of another list.</exception>
    Task<IReadOnlyList<ArtworkLookup>> ListDueAsync(
        ImageSubject subject,
        string source,
        int limit = 100,
        ArtworkLookup? after = null,
        CancellationToken cancellationToken = default);

    /// <summary>Remembers that a source has no picture. Report it only when the source said so: never when it could not be asked.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="lifetime">How long that is believed, from zero to 3,650 days, or null for <c>ArtworkLookupOptions.AbsenceLifetime</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is known now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of its range.</exception>
    Task<ArtworkLookup> ReportAbsentAsync(
        ImageSubject subject,
        long id,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        TimeSpan? lifetime = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Remembers that a source could not be asked, or gave no usable picture, and counts the failures in a row. Without a time from the source the waits
    /// double from <c>ArtworkLookupOptions.FirstRetryDelay</c> up to <c>MaxRetryDelay</c>.
    /// </summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="reason">What went wrong. Line breaks and other control characters become spaces, and 500 characters are kept.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="retryAt">
    /// From when on the source wants to be asked again (such as HTTP's <c>Retry-After</c>), at most <c>ArtworkLookupOptions.MaxRetryAfter</c> from now; null, or
    /// a time that has passed, for the back-off.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is known now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    Task<ArtworkLookup> ReportFailureAsync(
        ImageSubject subject,
        long id,
        string source,
        string reason,
        ArtworkKind kind = ArtworkKind.Front,
        DateTimeOffset? retryAt = null,
        CancellationToken cancellationToken = default);

    /// <summary>Forgets absences and failures of a track or album, so that its sources are asked again. Pictures stay.</summary>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="kind">The kind of picture, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were forgotten; 0 for an unknown id.</returns>
    Task<int> ForgetAsync(ImageSubject subject, long id, string? source = null, ArtworkKind? kind = null, CancellationToken cancellationToken = default);

    /// <summary>Forgets absences and failures of all tracks and albums. Pictures stay.</summary>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were forgotten.</returns>
    Task<int> ForgetAllAsync(string? source = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks for a picture unless what is known still holds, stores what was found and remembers what was not. What goes wrong in the look is a result, not an
    /// exception, so that no sync fails because of a cover. Looks for the same picture at the same time run once: who comes later gets the first one's result.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>A picture is stored; one that is refused as <see cref="ImageRejection.KnownPlaceholder"/> is absence, and one that is refused otherwise is a failure.</item>
    /// <item>Null is absence. Return it for an answer that means it, such as HTTP's 404.</item>
    /// <item>An exception is a failure. <see cref="ArtworkLookupException"/> brings its own time for the next try.</item>
    /// <item>
    /// Where the source could not be reached (its name can't be resolved, or no connection can be made: an <c>HttpRequestException</c> or a <c>SocketException</c> says
    /// so) nothing is changed. A batch had better pause then.
    /// </item>
    /// <item>
    /// A time-out or a broken connection may be the source's fault or the network's: it is a failure that waits as long as the one before, but isn't counted.
    /// </item>
    /// <item>A look that was cancelled changes nothing, whatever it threw.</item>
    /// </list>
    /// The store's own exceptions pass, from the look as well.
    /// </remarks>
    /// <param name="subject">A track or an album.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="source">The source.</param>
    /// <param name="look">Asks the source. Its token is cancelled when nobody waits for the result any more. It runs on the thread pool.</param>
    /// <param name="kind">The kind of picture.</param>
    /// <param name="evenIfFound">True to look although the source gave a picture before, as when its address has changed. Absence and waits hold all the same.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How it ended, and what is known now.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track; the source was not asked, or the track was deleted meanwhile.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album; the source was not asked, or the album was deleted meanwhile.</exception>
    /// <exception cref="ImageProcessorUnavailableException">The image processor's native library can't be loaded; nothing was changed.</exception>
    Task<ArtworkLookupResult> LookUpAsync(
        ImageSubject subject,
        long id,
        string source,
        Func<CancellationToken, Task<FoundArtwork?>> look,
        ArtworkKind kind = ArtworkKind.Front,
        bool evenIfFound = false,
        CancellationToken cancellationToken = default);
}
