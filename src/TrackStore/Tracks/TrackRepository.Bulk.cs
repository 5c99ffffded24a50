using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks;

/// <content>Changes many tracks in one transaction.</content>
internal sealed partial class TrackRepository
{
    public Task<ChangeResult> ApplyAsync(
        SelectedTracks tracks, BulkEdit edit, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        ValidatedBulkEdit validated = ValidatedBulkEdit.From(edit);
        return ChangeAsync(
            tracks,
            mode,
            () => new ChangeRecorder(validated.Kind, validated.Description, validated.Subjects),
            (rows, chunk) => validated.Plan(rows, chunk, edits, cancellationToken),
            cancellationToken);
    }

    public Task<ChangeResult> DeleteAsync(
        SelectedTracks tracks, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => ChangeAsync(tracks, mode, () => new ChangeRecorder(HistoryKind.TracksDeleted, "Several tracks", []), Delete, cancellationToken);

    public Task<ChangeResult> MarkForUpdateAsync(
        SelectedTracks tracks,
        string? platform = null,
        ChangeMode mode = ChangeMode.Apply,
        CancellationToken cancellationToken = default)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        HistorySubject[] of = name is null ? [] : [new HistorySubject(HistorySubjectKind.Source, Id: null, name)];
        return ChangeAsync(
            tracks,
            mode,
            () => new ChangeRecorder(HistoryKind.LinksMarked, name ?? "All platforms", of),
            (rows, chunk) =>
            {
                foreach (long trackId in chunk)
                    rows.Tracks.ById.Want(trackId);
                foreach (long trackId in chunk)
                    rows.RequireTrack(trackId);
                return platforms.MarkForUpdate(rows, chunk, name);
            },
            cancellationToken);
    }

    // A preview takes no lock: tracks that the query has found may be gone.
    private static long[] Stored(LibraryRows rows, long[] trackIds)
    {
        foreach (long trackId in trackIds)
            rows.Tracks.ById.Want(trackId);
        return [.. trackIds.Where(trackId => rows.Tracks.Find(trackId) is not null)];
    }

    private int Delete(LibraryRows rows, IReadOnlyList<long> trackIds)
    {
        foreach (long trackId in trackIds)
            rows.Tracks.ById.Want(trackId);
        foreach (long trackId in trackIds)
            TrackRemoval.Remove(rows, artwork, rows.RequireTrack(trackId));
        return trackIds.Count;
    }

    private async Task<ChangeResult> ChangeAsync(
        SelectedTracks tracks,
        ChangeMode mode,
        Func<ChangeRecorder> record,
        Func<LibraryRows, IReadOnlyList<long>, int> plan,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        _ = EnumNames<ChangeMode>.Of(mode);
        if (tracks.Query is { } query)
            TrackFilters.Validate(query);
        if (mode == ChangeMode.Preview)
        {
            IReadOnlyList<long> found = await database
                .ReadAsync((context, token) => IdsAsync(context, tracks, token), cancellationToken)
                .ConfigureAwait(false);
            int wouldChange = 0;
            foreach (long[] chunk in found.Chunk(ChunkedChange.Size))
            {
                wouldChange += await database
                    .PreviewAsync(rows => plan(rows, tracks.Query is null ? chunk : Stored(rows, chunk)), cancellationToken)
                    .ConfigureAwait(false);
            }

            return new ChangeResult { TrackCount = wouldChange, IsPreview = true };
        }

        return await database.WriteAsync(
            async (transaction, token) =>
            {
                // The write may run again after a failure, and then counts and records anew.
                (int changed, int inChunk) = (0, 0);
                IReadOnlyList<long> found = await transaction.ReadAsync(context => IdsAsync(context, tracks, token)).ConfigureAwait(false);
                HistoryEntry? change = await ChunkedChange.RunAsync(
                    transaction,
                    record(),
                    found,
                    (rows, chunk) => inChunk = plan(rows, chunk),
                    last: null,
                    token,
                    () => changed += inChunk).ConfigureAwait(false);
                return new ChangeResult { TrackCount = changed, Change = change };
            },
            cancellationToken).ConfigureAwait(false);
    }

    // The query runs once, before the first track changes: eight bytes a track, however much is changed.
    private async Task<IReadOnlyList<long>> IdsAsync(DbContext context, SelectedTracks tracks, CancellationToken cancellationToken)
    {
        if (tracks.Query is not { } query)
            return [.. tracks.TrackIds!.Distinct().Order()];
        List<long> ids = await database.SearchInAsync(
            context,
            TrackTexts.Of(query).Any,
            async (_, finder, token) =>
            {
                AlbumAppearances? appearances = await AlbumAppearances.ReadAsync(context, query, token).ConfigureAwait(false);
                IQueryable<TrackEntity> matching = await TrackFilters.ReadTracksAsync(context, query, appearances, finder, token)
                    .ConfigureAwait(false);
                return await matching.Select(track => track.Id).ToListAsync(token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (tracks.ExceptIds.Count > 0)
        {
            HashSet<long> except = [.. tracks.ExceptIds];
            ids.RemoveAll(except.Contains);
        }

        ids.Sort();
        return ids;
    }
}
