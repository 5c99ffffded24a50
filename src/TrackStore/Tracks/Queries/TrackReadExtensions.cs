using TrackStore.Storage;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads tracks within a write.</summary>
internal static class TrackReadExtensions
{
    /// <summary>Reads a track as the transaction has written it.</summary>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public static async Task<Track> StoredTrackAsync(
        this StoreTransaction transaction,
        long trackId,
        CancellationToken cancellationToken)
        => await CompiledTrackQueries.For(transaction.Context).Get(transaction.Context, trackId, cancellationToken).ConfigureAwait(false)
            ?? throw new TrackNotFoundException(trackId);
}
