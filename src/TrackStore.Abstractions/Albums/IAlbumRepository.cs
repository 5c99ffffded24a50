namespace TrackStore;

/// <summary>
/// Stores albums. Adding a track creates its album; use this repository to read and edit an album's details, or to add an album before its
/// tracks. All methods can be called from any thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled before it is committed.
/// </remarks>
public interface IAlbumRepository
{
    /// <summary>Finds an album by its identifier.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The album, or null when there is none.</returns>
    Task<Album?> GetAsync(long albumId, CancellationToken cancellationToken = default);

    /// <summary>Finds an album by title and artist, ignoring case, accents and kinds of dashes.</summary>
    /// <param name="title">The title.</param>
    /// <param name="artist">The album's artist.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The album with these names. If there is none, the album into which one with these names was merged: by
    /// <see cref="IDuplicates.MergeAlbumsAsync"/>, or by the library, which makes one compilation of tracks without an album artist, so
    /// that each of their artists finds it. Null when there is no such album either.
    /// </returns>
    /// <exception cref="ArgumentException">The title or the artist is empty.</exception>
    Task<Album?> FindAsync(string title, string artist, CancellationToken cancellationToken = default);

    /// <summary>Lists albums, page by page.</summary>
    /// <param name="query">The filters, the order and the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">PageSize, Skip or OrderBy is out of range.</exception>
    /// <exception cref="ArgumentException">
    /// The cursor is invalid or belongs to a list in another order, the text has more than 32 words, or a text is too long.
    /// </exception>
    Task<AlbumPage> QueryAsync(AlbumQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts the albums that match a query. Order, page and cursor are ignored.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="limit">
    /// The number from which on counting stops, at least 1, or null to count all. Pass 1,001 to show "1,000+" when the result is 1,001.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of albums, at most the limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    /// <exception cref="ArgumentException">The text has more than 32 words, or a text is too long.</exception>
    Task<int> CountAsync(AlbumQuery query, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the headings of a long list, for a letter bar or a scroll bar with marks: letters when it is sorted by title or artist, years
    /// when it is sorted by year.
    /// </summary>
    /// <param name="query">The filters and the order. Page size, cursor and skip are ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The headings in the order of the list.</returns>
    /// <exception cref="ArgumentException">
    /// The order has no headings, the text has more than 32 words, or a text is too long.
    /// </exception>
    Task<IReadOnlyList<ListHeading>> ListHeadingsAsync(AlbumQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds an album. If there is an album with the same title and artist, fills in the details that it lacks.</summary>
    /// <param name="album">The album.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored album.</returns>
    /// <exception cref="ArgumentException">A value is empty, too long or not valid Unicode.</exception>
    Task<Album> AddAsync(NewAlbum album, CancellationToken cancellationToken = default);

    /// <summary>Edits an album's details.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="update">The fields to write.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated album.</returns>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentException">A value is too long or not valid Unicode.</exception>
    Task<Album> UpdateAsync(long albumId, AlbumUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes an album without tracks, with its pictures. A picture that another track or album has is kept.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the album existed.</returns>
    /// <exception cref="AlbumInUseException">There are tracks on the album, which show it or appear on it.</exception>
    Task<bool> DeleteAsync(long albumId, CancellationToken cancellationToken = default);
}
