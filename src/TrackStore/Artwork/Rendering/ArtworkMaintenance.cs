using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Library;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Rendering;

/// <inheritdoc cref="IArtworkMaintenance"/>
internal sealed class ArtworkMaintenance(
    StoreDatabase database,
    RenditionRenderer renderer,
    ArtworkRerenderer rerenderer,
    IOptions<ArtworkOptions> options,
    ILogger<ArtworkMaintenance>? logger = null) : IArtworkMaintenance
{
    private const int BatchSize = 500;

    private readonly ILogger _logger = logger ?? NullLogger<ArtworkMaintenance>.Instance;

    public async Task<RenditionStatus> GetRenditionStatusAsync(CancellationToken cancellationToken = default)
    {
        return await database.ReadAsync(
            async (context, token) =>
            {
                string profile = renderer.Profile;
                IQueryable<ArtworkEntity> artworks = Used(context);
                IQueryable<ArtworkOriginalEntity> originals = context.Set<ArtworkOriginalEntity>();
                int all = await artworks.CountAsync(token).ConfigureAwait(false);
                int current = await artworks.CountAsync(artwork => artwork.Profile == profile, token).ConfigureAwait(false);
                int outdated = await artworks
                    .Where(artwork => artwork.Profile != profile)
                    .CountAsync(
                        artwork => originals.Any(kept => kept.Hash == artwork.Hash)
                            || context.Set<ArtworkEntity>().Any(other => other.Hash == artwork.Hash && other.Profile == profile),
                        token)
                    .ConfigureAwait(false);
                return new RenditionStatus
                {
                    KeepsOriginals = options.Value.KeepOriginals,
                    Current = current,
                    Outdated = outdated,
                    WithoutOriginal = all - current - outdated,
                    Originals = await originals.CountAsync(token).ConfigureAwait(false),
                    OriginalBytes = await originals.SumAsync(kept => (long)kept.Data.Length, token).ConfigureAwait(false),
                };
            },
            cancellationToken).ConfigureAwait(false);
    }

    // On the thread pool, because the profile may load the image processor's library.
    public Task<RerenderResult> RerenderAsync(
        IProgress<RerenderProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => Task.Run(() => RunAsync(progress, cancellationToken), cancellationToken);

    public Task<RerenderOutcome> RerenderAsync(long artworkId, CancellationToken cancellationToken = default)
        => Task.Run(() => rerenderer.RunOrCompleteAsync(artworkId, cancellationToken), cancellationToken);

    private async Task<RerenderResult> RunAsync(IProgress<RerenderProgress>? progress, CancellationToken cancellationToken)
    {
        string profile = renderer.Profile;
        await RenditionSuccession.MoveToEndAsync(database, renderer.Options, cancellationToken).ConfigureAwait(false);
        (int current, int total, long last) = await database
            .ReadAsync((context, token) => CountAsync(context, profile, token), cancellationToken)
            .ConfigureAwait(false);
        var counters = new RerenderCounters(current, total);
        long position = 0;
        while (await NextAsync(profile, position, last, cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
        {
            foreach (long artworkId in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RunAsync(artworkId, counters, cancellationToken).ConfigureAwait(false);
                progress?.Report(counters.ToProgress());
            }

            position = batch[^1];
        }

        RerenderResult result = counters.ToResult();
        Log.Rerendered(_logger, result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal, result.Failed);
        if (result.WithoutOriginal > 0)
            Log.OriginalsNotKept(_logger, result.WithoutOriginal);
        return result;
    }

    public Task<ArtworkSweepResult> SweepAsync(
        TimeSpan? unusedFor = null,
        IProgress<ArtworkSweepResult>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TimeSpan time = unusedFor ?? options.Value.KeepUnusedFor;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(unusedFor));
        return Task.Run(() => new ArtworkSweeper(database).RunAsync(time, int.MaxValue, progress, cancellationToken), cancellationToken);
    }

    public Task<ArtworkOriginal?> GetOriginalAsync(long artworkId, CancellationToken cancellationToken = default) => database.ReadAsync(
        (context, token) => context.Set<ArtworkEntity>()
            .Where(artwork => artwork.Id == artworkId)
            .Join(context.Set<ArtworkOriginalEntity>(), artwork => artwork.Hash, kept => kept.Hash, (artwork, kept) => new ArtworkOriginal
            {
                ArtworkId = artwork.Id,
                MimeType = artwork.MimeType,
                Width = artwork.Width,
                Height = artwork.Height,
                Data = kept.Data,
            })
            .FirstOrDefaultAsync(token),
        cancellationToken);

    private async Task RunAsync(long artworkId, RerenderCounters counters, CancellationToken cancellationToken)
    {
        try
        {
            counters.Add(await rerenderer.RunAsync(artworkId, cancellationToken).ConfigureAwait(false));
        }
        catch (ImageRejectedException error)
        {
            Log.RerenderFailed(_logger, error, artworkId);
            counters.AddFailure(artworkId, error.Message);
        }
    }

    // What nothing uses will be deleted. If it comes back before, it is rendered when it is shown.
    private static IQueryable<ArtworkEntity> Used(DbContext context)
        => context.Set<ArtworkEntity>().Where(artwork => artwork.ReleasedAt == null);

    private static async Task<(int Current, int Total, long Last)> CountAsync(
        DbContext context,
        string profile,
        CancellationToken cancellationToken)
    {
        IQueryable<ArtworkEntity> artworks = Used(context);
        return (
            await artworks.CountAsync(artwork => artwork.Profile == profile, cancellationToken).ConfigureAwait(false),
            await artworks.CountAsync(artwork => artwork.Profile != profile, cancellationToken).ConfigureAwait(false),
            await artworks.MaxAsync(artwork => (long?)artwork.Id, cancellationToken).ConfigureAwait(false) ?? 0);
    }

    // Pictures that a process with other options stores during the run are left out, because the run might never end.
    private Task<List<long>> NextAsync(string profile, long after, long last, CancellationToken cancellationToken) => database.ReadAsync(
        (context, token) => Used(context)
            .Where(artwork => artwork.Profile != profile && artwork.Id > after && artwork.Id <= last)
            .OrderBy(artwork => artwork.Id)
            .Select(artwork => artwork.Id)
            .Take(BatchSize)
            .ToListAsync(token),
        cancellationToken);
}
