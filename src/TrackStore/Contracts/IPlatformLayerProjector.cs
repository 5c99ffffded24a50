using TrackStore.Fields;
using TrackStore.Storage;

namespace TrackStore.Contracts;

/// <summary>Updates what a track shows after the layer of one of its platforms was written or removed, in the same transaction.</summary>
internal interface IPlatformLayerProjector
{
    /// <summary>Updates the track after a platform's layer was written.</summary>
    /// <param name="transaction">The transaction that wrote the layer.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="before">The values that the layer had before.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task OnWrittenAsync(StoreTransaction transaction, long trackId, FieldValues before, CancellationToken cancellationToken);

    /// <summary>
    /// Updates the track after another item of a platform became its primary one. Pins stay.
    /// </summary>
    /// <param name="transaction">The transaction that changed the link.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="before">The values that the layer had before.</param>
    /// <param name="genres">The platform's genres from now on, or null to keep those that are stored.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task OnPrimaryChangedAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        FieldValues before,
        IReadOnlyList<string>? genres,
        CancellationToken cancellationToken);

    /// <summary>
    /// Updates the track after a platform's layer was removed: its pins and genres go with it, while a title or artist that no other source
    /// knows becomes the track's own.
    /// </summary>
    /// <param name="transaction">The transaction that removed the layer.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="removed">The values of the removed layer.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task OnRemovedAsync(
        StoreTransaction transaction, long trackId, string platform, FieldValues removed, CancellationToken cancellationToken);
}
