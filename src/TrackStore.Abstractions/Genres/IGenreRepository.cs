namespace TrackStore;

/// <summary>
/// The library's genres: their names, spellings, and which tracks show them. Platforms, imports and people name genres by words; a word
/// that is a spelling of a genre means that genre, whoever says it. All methods can be called from any thread; only the arguments are
/// validated on the calling thread.
/// </summary>
/// <remarks>
/// Each change can be undone with <see cref="IChangeHistory"/>. Every call may throw <see cref="StoreUnavailableException"/> and
/// <see cref="SchemaVersionException"/> when the database can't be used, and <see cref="OperationCanceledException"/> when it is canceled
/// before it is committed. A write is committed completely or not at all.
/// </remarks>
public interface IGenreRepository
{
    /// <summary>Reads a genre.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genre, or null if there is none.</returns>
    Task<Genre?> GetGenreAsync(long genreId, CancellationToken cancellationToken = default);

    /// <summary>Finds the genre that a word means.</summary>
    /// <param name="name">The name or another spelling, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genre, or null if there is none.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    Task<Genre?> FindGenreAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists genres with the numbers of tracks that show them, a page at a time.</summary>
    /// <param name="query">Which genres, and in which order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid or of another order, or a value is out of range.</exception>
    Task<GenrePage> ListGenresAsync(GenreQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts genres, without reading them.</summary>
    /// <param name="text">The text that a name or spelling must contain, as in <see cref="GenreQuery.Text"/>; or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    Task<int> CountGenresAsync(string? text = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a genre, or changes the description and color of the genre that the name means.</summary>
    /// <param name="name">The name, 1 to 100 characters.</param>
    /// <param name="description">What the genre is, at most 500 characters, or null for none.</param>
    /// <param name="color">The color as <c>#rrggbb</c>, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored genre.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long, or the color is invalid.</exception>
    Task<Genre> DefineGenreAsync(string name, string? description, string? color, CancellationToken cancellationToken = default);

    /// <summary>
    /// Renames a genre and sets its description and color, in one change of the history. The old name becomes a spelling of it, so that
    /// whoever still uses it means this genre. The change can be undone.
    /// </summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="update">What to change; what is omitted stays.</param>
    /// <param name="mode">Whether to change it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The number of tracks that have the genre from any source, and the change, which is null when everything was so before.
    /// </returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="GenreNameTakenException">Another genre has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The name is empty or too long, the description is too long, or the color is invalid.</exception>
    Task<ChangeResult> UpdateGenreAsync(
        long genreId, GenreUpdate update, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Renames a genre. The old name becomes a spelling of it, so that sources that still use it mean this genre.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="name">The new name, 1 to 100 characters.</param>
    /// <param name="mode">Whether to rename it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the genre from any source, and the change.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="GenreNameTakenException">Another genre has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    Task<ChangeResult> RenameGenreAsync(
        long genreId, string name, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges a genre into another one: its tracks get the other genre from the same sources, its name and spellings become spellings of
    /// the other, and it is deleted.
    /// </summary>
    /// <param name="keptGenreId">The genre that stays.</param>
    /// <param name="otherGenreId">The genre that goes.</param>
    /// <param name="mode">Whether to merge them, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the genre that goes, from any source, and the change.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<ChangeResult> MergeGenresAsync(
        long keptGenreId, long otherGenreId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Deletes a genre and takes it off all tracks.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="ignoreFromNowOn">
    /// Whether its name and spellings are ignored from now on when a platform or an import brings them. Otherwise they create the genre
    /// again. A person who names it, or <see cref="DefineGenreAsync"/>, brings it back.
    /// </param>
    /// <param name="mode">Whether to delete it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that have the genre from any source, and the change.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    Task<ChangeResult> DeleteGenreAsync(
        long genreId, bool ignoreFromNowOn = false, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default);

    /// <summary>Makes a word another spelling of a genre.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="spelling">The word, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genre with its spellings.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="GenreNameTakenException">Another genre has the name or spelling. Merge the two instead.</exception>
    /// <exception cref="ArgumentException">The word is empty or too long.</exception>
    Task<Genre> AddSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default);

    /// <summary>Removes a spelling of a genre, which names a genre of its own from now on.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="spelling">The spelling, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The genre with the spellings that are left.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="ArgumentException">The word is empty or too long.</exception>
    Task<Genre> RemoveSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default);

    /// <summary>
    /// Proposes genres to merge: those whose names differ only in spaces, punctuation and the word "and", such as "Hip Hop", "hip-hop" and
    /// "HipHop". Those that <see cref="RejectMergeAsync"/> named are left out. Reads the names of all genres.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The proposals, ordered by name; empty when there are none.</returns>
    Task<IReadOnlyList<GenreProposal>> ProposeMergesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that two genres are different, although their names are alike: <see cref="ProposeMergesAsync"/> no longer proposes them. This
    /// is no change of the history; <see cref="AllowMergeAsync"/> takes it back.
    /// </summary>
    /// <param name="firstGenreId">One genre.</param>
    /// <param name="secondGenreId">The other genre.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when somebody has said so before.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<HistoryEntry?> RejectMergeAsync(long firstGenreId, long secondGenreId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the genres that <see cref="RejectMergeAsync"/> named, in pairs: the one with more tracks as the one to keep, and the other.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pairs, ordered by name, without those of which one is gone; empty when there are none.</returns>
    Task<IReadOnlyList<GenreProposal>> ListRejectedMergesAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes back that two genres are different, so that they are proposed again if their names are alike.</summary>
    /// <param name="firstGenreId">One genre.</param>
    /// <param name="secondGenreId">The other genre.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, with which it can be undone, or null when nobody has said that they are different.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    Task<HistoryEntry?> AllowMergeAsync(long firstGenreId, long secondGenreId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Refuses a genre for tracks: they don't show it, whichever platform names it, now or at a later synchronization. What a person names
    /// for a track stays.
    /// </summary>
    /// <param name="trackIds">The tracks.</param>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="mode">Whether to refuse it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks for which it was not refused before, and the change.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist. Nothing was changed.</exception>
    Task<ChangeResult> ExcludeGenreAsync(
        IReadOnlyCollection<long> trackIds,
        long genreId,
        ChangeMode mode = ChangeMode.Apply,
        CancellationToken cancellationToken = default);

    /// <summary>Allows a genre again that was refused for tracks: they show again what their platforms say.</summary>
    /// <param name="trackIds">The tracks.</param>
    /// <param name="genreId">The genre's identifier.</param>
    /// <param name="mode">Whether to allow it, or only to tell how many tracks this touches.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks for which it was refused, and the change.</returns>
    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist. Nothing was changed.</exception>
    Task<ChangeResult> AllowGenreAsync(
        IReadOnlyCollection<long> trackIds,
        long genreId,
        ChangeMode mode = ChangeMode.Apply,
        CancellationToken cancellationToken = default);
}
