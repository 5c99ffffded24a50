using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>Runs the edits of tracks, each in one transaction.</summary>
internal sealed class TrackEdits(StoreDatabase database, FieldRanking ranking, ITrackArtwork artwork)
{
    /// <summary>Edits one track.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="expectedVersion">The version on which the edit is based, or null for any.</param>
    /// <param name="kind">What the history calls the edit.</param>
    /// <param name="fields">The names of the fields in the history.</param>
    /// <param name="edit">Plans the edit.</param>
    /// <param name="cancellationToken">Cancels the edit.</param>
    /// <param name="platform">The platform that the edit is about, or null.</param>
    /// <returns>The edited track.</returns>
    /// <exception cref="EditConflictException">The track has another version than expected.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public Task<Track> EditAsync(
        long trackId,
        long? expectedVersion,
        HistoryKind kind,
        IReadOnlyList<string> fields,
        Action<TrackEditor> edit,
        CancellationToken cancellationToken,
        string? platform = null)
        => database.PlanAsync(
            rows =>
            {
                var editor = new TrackEditor(rows, ranking, artwork);
                editor.Require(trackId, expectedVersion);
                TrackEntity track = rows.RequireTrack(trackId);
                FieldState[] before = FieldState.Of(rows, trackId, ranking, fields);
                edit(editor);
                bool isChanged = editor.CountIfChanged(trackId);
                IEnumerable<HistorySubject> changed = FieldState.Differences(
                    fields, before, FieldState.Of(rows, trackId, ranking, fields));
                if (platform is not null)
                    changed = changed.Prepend(new HistorySubject(HistorySubjectKind.Source, Id: null, platform));
                ChangeRecorder.Record(rows, kind, track.DisplayName(), [track.ToSubject(), .. changed]);
                return isChanged;
            },
            (context, _, token) => context.StoredTrackAsync(trackId, token),
            cancellationToken);

    /// <summary>Edits several tracks alike: all of them, or none after an exception.</summary>
    /// <returns>The number of tracks that the edit changed.</returns>
    /// <exception cref="TrackNotFoundException">One of the tracks doesn't exist.</exception>
    public Task<int> EditAsync(IReadOnlyList<long> trackIds, ValidatedUpdate edit, CancellationToken cancellationToken)
        => database.WriteAsync(
            async (transaction, token) =>
            {
                int changed = 0;
                int changedInChunk = 0;
                await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.TracksEdited, DescriptionOf(edit), edit.Subjects),
                    trackIds,
                    (rows, chunk) => changedInChunk = Edit(rows, chunk, edit, token),
                    last: null,
                    token,
                    () => changed += changedInChunk).ConfigureAwait(false);
                return changed;
            },
            cancellationToken);

    /// <summary>Plans an edit of tracks.</summary>
    /// <returns>The number of tracks that it changes.</returns>
    public int Edit(LibraryRows rows, IReadOnlyList<long> trackIds, ValidatedUpdate edit, CancellationToken cancellationToken)
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
    }

    private static string DescriptionOf(ValidatedUpdate edit) => string.Join(", ", edit.EditedFields);
}
