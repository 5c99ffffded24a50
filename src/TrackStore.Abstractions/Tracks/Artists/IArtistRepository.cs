namespace TrackStore;

/// <summary>Lists the artists of the library's tracks. All methods can be called from any thread.</summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </remarks>
public interface IArtistRepository
{
    /// <summary>Lists artists, page by page.</summary>
    /// <remarks>
    /// The order by name continues at the cursor and reads only the artists of the page; with Skip it also steps through those that it
    /// skips, and with Text through those that don't match. The other order reads the artists of all tracks once (about half a second for
    /// a million tracks) and keeps their numbers in memory until the library changes.
    /// </remarks>
    /// <param name="query">The filter, the order and the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">PageSize, Skip or OrderBy is out of range.</exception>
    /// <exception cref="ArgumentException">
    /// The cursor is invalid or belongs to a list in another order, or the text is too long or has more than 32 words.
    /// </exception>
    Task<ArtistPage> QueryAsync(ArtistQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts the artists that match a query. Order, page and cursor are ignored.</summary>
    /// <param name="query">The filter.</param>
    /// <param name="limit">
    /// The number from which on counting stops, at least 1, or null to count all. Pass 1,001 to show "1,000+" when the result is 1,001.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of artists, at most the limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    /// <exception cref="ArgumentException">The text is too long or has more than 32 words.</exception>
    Task<int> CountAsync(ArtistQuery query, int? limit = null, CancellationToken cancellationToken = default);
}
