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
    public Task<Track> EditAsync(long trackId, long? expectedVersion, Action<TrackEditor> edit, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                var editor = new TrackEditor(rows, ranking, artwork);
                editor.Require(trackId, expectedVersion);
                edit(editor);
                return editor.CountIfChanged(trackId);
            },
            (context, _, token) => context.StoredTrackAsync(trackId, token),
            cancellationToken);

    /// <summary>Edits several tracks alike: all of them, or none after an exception.</summary>
    /// <returns>The number of tracks that the edit changed.</returns>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist.</exception>
    public Task<int> EditAsync(IReadOnlyCollection<long> trackIds, ValidatedUpdate edit, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                var editor = new TrackEditor(rows, ranking, artwork);
                int changed = 0;
                foreach (long trackId in trackIds)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    rows.Tracks.ById.Want(trackId);
                }

                foreach (long trackId in trackIds)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    editor.Require(trackId, expectedVersion: null);
                    editor.Write(trackId, edit);
                    if (editor.CountIfChanged(trackId))
                        changed++;
                }

                return changed;
            },
            cancellationToken);
}
