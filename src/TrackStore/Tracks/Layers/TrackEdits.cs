using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>Runs the edits of tracks, each in one transaction.</summary>
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
                using var versions = new EditVersions(transaction);
                using var editor = new TrackEditor(transaction, ranking, artwork);
                await versions.RequireAsync(trackId, expectedVersion, token).ConfigureAwait(false);
                await edit(editor, token).ConfigureAwait(false);
                await versions.CountIfChangedAsync(trackId, token).ConfigureAwait(false);
                return await transaction.StoredTrackAsync(trackId, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Edits several tracks alike: all of them, or none after an exception.</summary>
    /// <returns>The number of tracks that the edit changed.</returns>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist.</exception>
    public Task<int> EditAsync(IEnumerable<long> trackIds, ValidatedUpdate edit, CancellationToken cancellationToken)
        => database.WriteAsync(
            async (transaction, token) =>
            {
                using var versions = new EditVersions(transaction);
                using var editor = new TrackEditor(transaction, ranking, artwork);
                int changed = 0;
                foreach (long trackId in trackIds)
                {
                    token.ThrowIfCancellationRequested();
                    await versions.RequireAsync(trackId, expected: null, token).ConfigureAwait(false);
                    await editor.WriteAsync(trackId, edit, token).ConfigureAwait(false);
                    if (await versions.CountIfChangedAsync(trackId, token).ConfigureAwait(false))
                        changed++;
                }

                return changed;
            },
            cancellationToken);
}
