namespace TrackStore;

/// <summary>
/// Stores albums. Tracks make their albums by themselves; a host comes here for an album's details, or to add one before its tracks.
/// Safe to call from any thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it was cancelled before it was committed.
/// </remarks>
public interface IAlbumRepository
{
    /// <summary>Finds an album by its identifier.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The album, or null when there is none.</returns>
    Task<Album?> GetAsync(long albumId, CancellationToken cancellationToken = default);

    /// <summary>Finds an album by its name; case, accents and kinds of dashes don't count.</summary>
    /// <param name="title">The title.</param>
    /// <param name="artist">The album's artist.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The album, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The title or the artist is empty.</exception>
    Task<Album?> FindAsync(string title, string artist, CancellationToken cancellationToken = default);

    /// <summary>Adds an album, or gives the one of the same name the details that it lacks.</summary>
    /// <param name="album">The album.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The album as stored.</returns>
    /// <exception cref="ArgumentException">A value is empty, too long or no valid text.</exception>
    Task<Album> AddAsync(NewAlbum album, CancellationToken cancellationToken = default);

    /// <summary>Changes an album's details.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="update">The fields to write.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The album as it is now.</returns>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentException">A value is too long or no valid text.</exception>
    Task<Album> UpdateAsync(long albumId, AlbumUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes an album that has no tracks, with its pictures; a picture that something else shows stays.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the album was there.</returns>
    /// <exception cref="AlbumInUseException">Tracks belong to the album.</exception>
    Task<bool> DeleteAsync(long albumId, CancellationToken cancellationToken = default);
}
