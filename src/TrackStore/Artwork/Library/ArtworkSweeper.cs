using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Library;

/// <summary>
/// Deletes the pictures that nothing has had for some time, a few in a transaction, so that other writers wait for no more than these.
/// </summary>
internal sealed class ArtworkSweeper(StoreDatabase database)
{
    private const int Step = 20;

    /// <summary>Deletes unused pictures.</summary>
    /// <param name="unusedFor">For how long nothing must have had a picture.</param>
    /// <param name="most">The most pictures to delete.</param>
    /// <param name="progress">Reports after each transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the sweep between transactions.</param>
    public async Task<ArtworkSweepResult> RunAsync(
        TimeSpan unusedFor, int most, IProgress<ArtworkSweepResult>? progress, CancellationToken cancellationToken)
    {
        DateTime now = database.Now();
        DateTime before = now - DateTime.MinValue > unusedFor ? now - unusedFor : DateTime.MinValue;
        int kept = await database
            .ReadAsync((context, token) => Kept(context, before).CountAsync(token), cancellationToken)
            .ConfigureAwait(false);
        var result = new ArtworkSweepResult { Deleted = 0, Bytes = 0, Kept = kept };
        Released? last = null;
        while (result.Deleted < most)
        {
            Released? after = last;
            int step = Math.Min(Step, most - result.Deleted);
            List<Released> batch = await database
                .ReadAsync((context, token) => ListAsync(context, before, after, step, token), cancellationToken)
                .ConfigureAwait(false);
            if (batch.Count == 0)
                break;
            last = batch[^1];
            long[] ids = [.. batch.Select(artwork => artwork.Id)];
            ArtworkSweepResult swept = await database
                .WriteAsync((transaction, token) => DeleteAsync(transaction.Context, ids, before, token), cancellationToken)
                .ConfigureAwait(false);
            result = new ArtworkSweepResult
            {
                Deleted = result.Deleted + swept.Deleted,
                Bytes = result.Bytes + swept.Bytes,
                Kept = result.Kept + swept.Kept,
            };
            progress?.Report(result);
        }

        return result;
    }

    private static IQueryable<ArtworkEntity> Kept(DbContext context, DateTime before) => context.Set<ArtworkEntity>()
        .Where(artwork => artwork.ReleasedAt <= before
            && context.Set<ChangeHistoryArtworkEntity>().Any(kept => kept.CurrentId == artwork.Id)
            && !context.Set<TrackArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
            && !context.Set<AlbumArtworkEntity>().Any(link => link.ArtworkId == artwork.Id));

    // Without those that the history keeps: they may be many, and older than all others.
    private static Task<List<Released>> ListAsync(
        DbContext context, DateTime before, Released? after, int most, CancellationToken cancellationToken)
    {
        IQueryable<ArtworkEntity> artworks = context.Set<ArtworkEntity>()
            .Where(artwork => artwork.ReleasedAt <= before
                && !context.Set<ChangeHistoryArtworkEntity>().Any(kept => kept.CurrentId == artwork.Id));
        if (after is not null)
        {
            artworks = artworks.Where(artwork => artwork.ReleasedAt >= after.At
                && (artwork.ReleasedAt > after.At || artwork.Id > after.Id));
        }

        return artworks
            .OrderBy(artwork => artwork.ReleasedAt)
            .ThenBy(artwork => artwork.Id)
            .Take(most)
            .Select(artwork => new Released { Id = artwork.Id, At = artwork.ReleasedAt!.Value })
            .ToListAsync(cancellationToken);
    }

    // Everything is looked at again under the write lock: a picture may have come back, or gone, since it was listed.
    private static async Task<ArtworkSweepResult> DeleteAsync(
        DbContext context, long[] ids, DateTime before, CancellationToken cancellationToken)
    {
        IQueryable<ArtworkEntity> released = context.Set<ArtworkEntity>()
            .Where(artwork => ids.Contains(artwork.Id) && artwork.ReleasedAt <= before);
        var unused = await ArtworkUse.Unused(context)
            .Where(artwork => ids.Contains(artwork.Id) && artwork.ReleasedAt <= before)
            .Select(artwork => new { artwork.Id, artwork.Hash, Bytes = artwork.Images.Sum(image => (long)image.ByteLength) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        long[] gone = [.. unused.Select(artwork => artwork.Id)];
        byte[][] hashes = [.. unused.Select(artwork => artwork.Hash)];

        // Renditions and their bytes go with them.
        await context.Set<ArtworkEntity>()
            .Where(artwork => gone.Contains(artwork.Id))
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        IQueryable<ArtworkOriginalEntity> originals = context.Set<ArtworkOriginalEntity>()
            .Where(original => hashes.Contains(original.Hash)
                && !context.Set<ArtworkEntity>().Any(artwork => artwork.Hash == original.Hash));
        long originalBytes = hashes.Length == 0 ? 0
            : await originals.SumAsync(original => (long)original.Data.Length, cancellationToken).ConfigureAwait(false);
        await originals.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await released
            .Where(artwork => context.Set<TrackArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
                || context.Set<AlbumArtworkEntity>().Any(link => link.ArtworkId == artwork.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(artwork => artwork.ReleasedAt, (DateTime?)null), cancellationToken)
            .ConfigureAwait(false);
        return new ArtworkSweepResult
        {
            Deleted = unused.Count,
            Bytes = unused.Sum(artwork => artwork.Bytes) + originalBytes,
            Kept = await released.CountAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    private sealed class Released
    {
        public required long Id { get; init; }

        public required DateTime At { get; init; }
    }
}
