namespace TrackStore;

/// <summary>
/// The rankings of platforms, which decide whose value a track shows if several platforms provide a field: what another ranking would
/// change, and changing them while the application runs. Edits and pins of the user always come first, so that no ranking changes what they
/// show.
/// </summary>
/// <remarks>
/// <para>
/// The rankings are settings of the host (<c>TrackStoreOptions.PlatformRanking</c> and <c>FieldRanking</c>), and a library is brought in
/// line with them whenever it is opened. A host that lets its user change them keeps the choice, also after <see cref="Changed"/>, because
/// undoing it in <see cref="IChangeHistory"/> changes them too, and passes it to <c>AddTrackStore</c> at the next start. Give all processes
/// that write to one library the same rankings.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled. All members can be used from any thread.
/// </para>
/// </remarks>
public interface IFieldRankings
{
    /// <summary>Gets the rankings by which this process reads and writes.</summary>
    PlatformRankings Current { get; }

    /// <summary>
    /// Raised after <see cref="Current"/> was replaced, before the stored tracks follow, on the thread of the call that did it. A handler
    /// must not throw.
    /// </summary>
    event EventHandler? Changed;

    /// <summary>
    /// Finds out what other rankings would change, without changing anything. It reads the tracks for which several platforms provide
    /// values, in steps that hold up no write; a library of a million such tracks takes minutes.
    /// </summary>
    /// <param name="rankings">The other rankings.</param>
    /// <param name="examples">The most examples of each field, from 0 to 100: the tracks that were added first.</param>
    /// <param name="progress">Reports after each step, on any thread; or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many tracks would show other values, by field.</returns>
    /// <exception cref="ArgumentException">
    /// A platform's name is empty or has white space around it, or a ranking of <see cref="TrackField.Artwork"/> is among them.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of examples is out of range.</exception>
    Task<RankingPreview> PreviewAsync(
        PlatformRankings rankings,
        int examples = 3,
        IProgress<RankingProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the rankings of this process, and brings the stored tracks in line, a few hundred in a transaction. Writes that begin
    /// meanwhile follow the new rankings already. <see cref="ILibraryChanges"/> reports the tracks that show other values.
    /// </summary>
    /// <param name="rankings">The new rankings.</param>
    /// <param name="progress">Reports after each transaction, on any thread; or null.</param>
    /// <param name="cancellationToken">
    /// Stops the update between two transactions. The new rankings stay in use once <see cref="Changed"/> was raised; calling again, or
    /// opening the library with them, goes on where it stopped.
    /// </param>
    /// <returns>
    /// The change, when all tracks follow the new rankings: undoing it brings back the former ones and the values. Null when they are in
    /// use already, or another process has applied them to this library.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A platform's name is empty or has white space around it, or a ranking of <see cref="TrackField.Artwork"/> is among them.
    /// </exception>
    /// <exception cref="StoreUnavailableException">
    /// The database can't be written. The former rankings stay in use until the new ones are stored, before <see cref="Changed"/> is
    /// raised. A call that fails later leaves the new ones in use and in the history, and tracks that don't follow them yet:
    /// <see cref="Current"/> tells which. Calling again, or opening the library with them, goes on where it stopped.
    /// </exception>
    Task<HistoryEntry?> ApplyAsync(
        PlatformRankings rankings, IProgress<RankingProgress>? progress = null, CancellationToken cancellationToken = default);
}
