namespace TrackStore;

/// <summary>
/// Counts tracks per genre, tag, year and more, for filters, charts and statistics. All methods can be called from any thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </remarks>
public interface ILibraryFacets
{
    /// <summary>Counts the tracks of the whole library. Each kind is kept in memory until the library changes.</summary>
    /// <param name="kinds">What to count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A flag is undefined.</exception>
    Task<TrackFacets> GetAsync(TrackFacetKinds kinds = TrackFacetKinds.All, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts the tracks that match a query. It reads all of them, so its time grows with their number. Order, page and cursor are ignored.
    /// </summary>
    /// <param name="query">The filters.</param>
    /// <param name="kinds">What to count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A flag is undefined.</exception>
    /// <exception cref="ArgumentException">The query's filters are invalid; see <see cref="ITrackRepository.QueryAsync"/>.</exception>
    Task<TrackFacets> GetAsync(
        TrackQuery query, TrackFacetKinds kinds = TrackFacetKinds.All, CancellationToken cancellationToken = default);
}
