namespace TrackStore;

/// <summary>
/// Explains and changes which layer each field of a track shows. <see cref="ITrackRepository"/> writes the user's layer. All
/// methods can be called from any thread; only the arguments are validated on the calling thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled before it is committed. A write is committed completely or not at all.
/// </remarks>
public interface ITrackFields
{
    /// <summary>
    /// Pins fields to a platform: they show its values regardless of the ranking, even when the values change later. Edits of these fields
    /// are removed. A pinned picture (<see cref="TrackField.Artwork"/>) is the platform's stored picture of the track, else of its album;
    /// it stays the same until it is reverted.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="fields">The fields, at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated track.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="PlatformValueNotFoundException">The platform has no value for one of the fields. Nothing was changed.</exception>
    /// <exception cref="ArgumentException">The platform's name or the list of fields is empty.</exception>
    Task<Track> UsePlatformAsync(
        long trackId, string platform, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken = default);

    /// <summary>Explains which values a field has in its layers, which one it shows, and why.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation, or null when there is no such track.</returns>
    Task<FieldExplanation?> ExplainAsync(long trackId, TrackField field, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes the user's edits and pins of fields, including the choice of a picture and of genres. Each field shows the value of the
    /// layers below again.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="fields">The fields, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated track.</returns>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    Task<Track> RevertAsync(long trackId, IReadOnlyCollection<TrackField>? fields = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the values of all layers for each field of a track except genres and artwork. The values of a field are adjacent, the
    /// effective one first.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values; empty when there is no such track.</returns>
    Task<IReadOnlyList<TrackFieldValue>> GetFieldsAsync(long trackId, CancellationToken cancellationToken = default);
}
