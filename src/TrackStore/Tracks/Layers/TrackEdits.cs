using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>Runs the edits of tracks: each in one transaction, with the track's edit version.</summary>
internal sealed class TrackEdits(StoreDatabase database, FieldRanking ranking, ITrackArtwork artwork)
{
    /// <summary>Edits one track.</summary>
    /// <returns>The edited track.</returns>
    /// <exception cref="EditConflictException">The track has another version than expected.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public Task<Track> EditAsync(
        long trackId,
        long? expectedVersion,
        Func<TrackEditor, CancellationToken, Task> edit,
        CancellationToken cancellationToken)
        => database.WriteAsync(
            async (transaction, token) =>
            {
                await new UserOverrides(transaction, trackId).IncrementVersionAsync(expectedVersion, token).ConfigureAwait(false);
                using var editor = new TrackEditor(transaction, trackId, ranking, artwork);
                await edit(editor, token).ConfigureAwait(false);
                return await transaction.StoredTrackAsync(trackId, token).ConfigureAwait(false);
            },
            cancellationToken);
}
