using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <content>Changes that touch the tracks of genres.</content>
internal sealed partial class GenreRepository
{
    public Task<ChangeResult> UpdateGenreAsync(
        long genreId, GenreUpdate update, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return UpdateAsync(
            genreId,
            ValidatedNameUpdate.From(update.Name, update.Description, update.Color, nameof(update)),
            mode,
            cancellationToken);
    }

    public Task<ChangeResult> RenameGenreAsync(
        long genreId, string name, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => UpdateAsync(
            genreId, new ValidatedNameUpdate(NormalizedName.From(name, nameof(name)), default, default), mode, cancellationToken);

    public Task<ChangeResult> MergeGenresAsync(
        long keptGenreId, long otherGenreId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        if (keptGenreId == otherGenreId)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Both are {keptGenreId}. Name two different genres."), nameof(otherGenreId));
        }

        return TaxonomyChange.RunAsync(
            database,
            mode,
            (context, token) => CountAsync(context, otherGenreId, token),
            async (transaction, token) =>
            {
                (GenreEntity kept, GenreEntity other) = await transaction
                    .PlanAsync(rows => (rows.RequireGenre(keptGenreId), rows.RequireGenre(otherGenreId)), token)
                    .ConfigureAwait(false);
                IReadOnlyList<(long, long)> separate = await transaction
                    .ReadAsync(context => SeparateNames.Genres.ReadOfAsync(context, [otherGenreId], token)).ConfigureAwait(false);
                return await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.GenresMerged, $"{other.Name} into {kept.Name}", [other.ToSubject(), kept.ToSubject()]),
                    await TracksAsync(transaction, otherGenreId, token).ConfigureAwait(false),
                    (rows, trackIds) => new GenreTaxonomy(rows, ranking).Move(trackIds, otherGenreId, keptGenreId),
                    rows =>
                    {
                        new GenreTaxonomy(rows, ranking).EndMerge(keptGenreId, otherGenreId);
                        SeparateNames.Genres.Move(rows, separate, otherGenreId, keptGenreId);
                    },
                    token,
                    end: rows => new GenreTaxonomy(rows, ranking).Remove(otherGenreId)).ConfigureAwait(false);
            },
            rows => (rows.RequireGenre(keptGenreId), rows.RequireGenre(otherGenreId)),
            cancellationToken);
    }

    public Task<ChangeResult> DeleteGenreAsync(
        long genreId, bool ignoreFromNowOn = false, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => TaxonomyChange.RunAsync(
            database,
            mode,
            (context, token) => CountAsync(context, genreId, token),
            async (transaction, token) =>
            {
                GenreEntity genre = await transaction.PlanAsync(rows => rows.RequireGenre(genreId), token).ConfigureAwait(false);
                IReadOnlyList<(long, long)> separate = await transaction
                    .ReadAsync(context => SeparateNames.Genres.ReadOfAsync(context, [genreId], token)).ConfigureAwait(false);
                return await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.GenreDeleted, genre.Name, [genre.ToSubject()]),
                    await TracksAsync(transaction, genreId, token).ConfigureAwait(false),
                    (rows, trackIds) => new GenreTaxonomy(rows, ranking).Move(trackIds, genreId, toId: null),
                    rows =>
                    {
                        new GenreTaxonomy(rows, ranking).EndDelete(genreId, ignoreFromNowOn);
                        SeparateNames.Genres.Move(rows, separate, genreId, toId: null);
                    },
                    token,
                    end: rows => new GenreTaxonomy(rows, ranking).Remove(genreId)).ConfigureAwait(false);
            },
            rows => rows.RequireGenre(genreId),
            cancellationToken);

    public Task<ChangeResult> ExcludeGenreAsync(
        IReadOnlyCollection<long> trackIds, long genreId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => SetExcludedAsync(trackIds, genreId, isExcluded: true, mode, cancellationToken);

    public Task<ChangeResult> AllowGenreAsync(
        IReadOnlyCollection<long> trackIds, long genreId, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
        => SetExcludedAsync(trackIds, genreId, isExcluded: false, mode, cancellationToken);

    private Task<ChangeResult> UpdateAsync(
        long genreId, ValidatedNameUpdate update, ChangeMode mode, CancellationToken cancellationToken) => TaxonomyChange.RunAsync(
        database,
        mode,
        (context, token) => CountAsync(context, genreId, token),
        (transaction, token) => transaction.PlanAsync(
            rows =>
            {
                GenreEntity before = rows.RequireGenre(genreId);
                GenreEntity after = new GenreTaxonomy(rows, ranking).Update(genreId, update);
                return TaxonomyChange.RecordUpdate(
                    rows, (HistoryKind.GenreRenamed, HistoryKind.GenreDefined), before, after, genre => genre.ToSubject());
            },
            token),
        rows => new GenreTaxonomy(rows, ranking).Update(genreId, update),
        cancellationToken);

    private async Task<ChangeResult> SetExcludedAsync(
        IReadOnlyCollection<long> trackIds, long genreId, bool isExcluded, ChangeMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        _ = EnumNames<ChangeMode>.Of(mode);
        long[] ids = [.. trackIds.Distinct()];
        if (mode == ChangeMode.Preview)
        {
            int found = 0;
            foreach (long[] chunk in ids.Chunk(ChunkedChange.Size).DefaultIfEmpty([]))
                found += await database.PreviewAsync(rows => Plan(rows, chunk), cancellationToken).ConfigureAwait(false);

            return new ChangeResult { TrackCount = found, IsPreview = true };
        }

        return await database.WriteAsync(
            async (transaction, token) =>
            {
                GenreEntity genre = await transaction.PlanAsync(rows => rows.RequireGenre(genreId), token).ConfigureAwait(false);
                (int count, int inChunk) = (0, 0);
                HistoryEntry? change = await ChunkedChange.RunAsync(
                    transaction,
                    new ChangeRecorder(HistoryKind.GenreExclusionChanged, genre.Name, [SubjectOf(genre)]),
                    ids,
                    (rows, chunk) => inChunk = Plan(rows, chunk),
                    last: null,
                    token,
                    () => count += inChunk).ConfigureAwait(false);
                return new ChangeResult { TrackCount = count, Change = change };
            },
            cancellationToken).ConfigureAwait(false);

        HistorySubject SubjectOf(GenreEntity genre) => genre.ToSubject() with
        {
            Before = isExcluded ? genre.Name : null,
            After = isExcluded ? null : genre.Name,
        };

        int Plan(LibraryRows rows, IReadOnlyList<long> chunk)
        {
            rows.RequireGenre(genreId);
            return new GenreTaxonomy(rows, ranking).SetExcluded(chunk, genreId, isExcluded);
        }
    }

    private static Task<int> CountAsync(DbContext context, long genreId, CancellationToken cancellationToken)
        => context.Set<TrackGenreEntity>().Where(link => link.GenreId == genreId).Select(link => link.TrackId).Distinct()
            .CountAsync(cancellationToken);

    // Those that have it from any source, and those for which it was refused.
    private static Task<List<long>> TracksAsync(StoreTransaction transaction, long genreId, CancellationToken cancellationToken)
        => transaction.ReadAsync(context => context.Set<TrackGenreEntity>().Where(link => link.GenreId == genreId)
            .Select(link => link.TrackId)
            .Union(context.Set<TrackGenreExclusionEntity>().Where(row => row.GenreId == genreId).Select(row => row.TrackId))
            .OrderBy(id => id)
            .ToListAsync(cancellationToken));
}
