using Microsoft.EntityFrameworkCore;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads tracks within a write.</summary>
internal static class TrackReadExtensions
{
    /// <summary>Reads a track as the running write has written it.</summary>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public static async Task<Track> StoredTrackAsync(
        this DbContext context,
        long trackId,
        CancellationToken cancellationToken)
        => await CompiledTrackQueries.For(context).Get(context, trackId, cancellationToken).ConfigureAwait(false)
            ?? throw new TrackNotFoundException(trackId);
}
