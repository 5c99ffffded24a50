using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Writes;

namespace TrackStore.Artwork.Rendering;

/// <summary>The pictures that were read and may have been made with other options than those in use when this began.</summary>
/// <remarks>
/// The list of outdated pictures is read once, when the first picture is read. After that a reader pays for one lookup in memory, and for
/// nothing once every picture is current. A different processor or processor version alone makes no picture outdated: an update must not
/// rerender the whole library. Nor do the options of another process that have replaced this one's (<see cref="RenditionSuccession"/>).
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The source of cancellation has no timer, and its work may outlive the owner.")]
internal sealed class OutdatedPictures(StoreDatabase database, RenditionRenderer renderer, ArtworkRerenderer rerenderer, ILogger logger)
{
    private const int MaxQueued = 1_000;

    private readonly Channel<long> _requests = Channel.CreateBounded<long>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private readonly ConcurrentDictionary<long, bool> _queued = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile ConcurrentDictionary<long, bool>? _outdated;
    private volatile bool _isStopped;
    private int _isStarted;

    /// <summary>Gets the background work.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Stops. A picture that is being rerendered stays unchanged.</summary>
    public void Stop()
    {
        _isStopped = true;
        _stopping.Cancel();
    }

    /// <summary>Records that a picture was read.</summary>
    public void Add(long artworkId)
    {
        if (_isStopped || database.IsReadOnly)
            return;
        if (_outdated is { } known && !known.ContainsKey(artworkId))
            return;
        if (!_queued.TryAdd(artworkId, true))
            return;

        // A full queue drops the request; the next read of the picture repeats it.
        if (!_requests.Writer.TryWrite(artworkId))
            _queued.TryRemove(artworkId, out _);
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
            Work = BackgroundWork.Start(() => ProcessRequestsAsync(_stopping.Token));
    }

    private async Task ProcessRequestsAsync(CancellationToken cancellationToken)
    {
        try
        {
            ConcurrentDictionary<long, bool> outdated = await FindOutdatedAsync(cancellationToken).ConfigureAwait(false);
            if (!outdated.IsEmpty)
                await RenditionSuccession.AddAsync(database, renderer.Options, cancellationToken).ConfigureAwait(false);
            _outdated = outdated;
            while (!outdated.IsEmpty)
            {
                long artworkId = await _requests.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (outdated.ContainsKey(artworkId))
                    await RunAsync(artworkId, outdated, cancellationToken).ConfigureAwait(false);
                _queued.TryRemove(artworkId, out _);
            }

            _isStopped = true;
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested
            && error is OperationCanceledException or ObjectDisposedException)
        {
            // The store is being disposed.
            _isStopped = true;
        }
        catch (Exception error)
        {
            // Pictures can still be read; the next start of the application tries again.
            Log.RerenderOnReadFailed(logger, error);
            _isStopped = true;
        }
    }

    private async Task RunAsync(long artworkId, ConcurrentDictionary<long, bool> outdated, CancellationToken cancellationToken)
    {
        try
        {
            await rerenderer.RunAsync(artworkId, cancellationToken).ConfigureAwait(false);
            outdated.TryRemove(artworkId, out _);
        }
        catch (ImageRejectedException error)
        {
            // The same bytes would fail again.
            Log.RerenderFailed(logger, error, artworkId);
            outdated.TryRemove(artworkId, out _);
        }
        catch (StoreUnavailableException error)
        {
            // The database may be back when the picture is asked for again.
            Log.RerenderFailed(logger, error, artworkId);
        }
    }

    private async Task<ConcurrentDictionary<long, bool>> FindOutdatedAsync(CancellationToken cancellationToken)
    {
        string options = renderer.Options;
        return await database.ReadAsync(
            async (context, token) =>
            {
                IQueryable<ArtworkEntity> outdated = context.Set<ArtworkEntity>().Where(artwork => !artwork.Profile.StartsWith(options));
                foreach (string later in await RenditionSuccession.ReadLaterAsync(context, options, token).ConfigureAwait(false))
                    outdated = outdated.Where(artwork => !artwork.Profile.StartsWith(later));
                List<long> kept = await outdated
                    .Join(
                        context.Set<ArtworkOriginalEntity>(),
                        artwork => artwork.Hash,
                        original => original.Hash,
                        (artwork, _) => artwork.Id)
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                int withoutOriginal = await outdated.CountAsync(token).ConfigureAwait(false) - kept.Count;
                if (withoutOriginal > 0)
                    Log.OriginalsNotKept(logger, withoutOriginal);
                return new ConcurrentDictionary<long, bool>(kept.Select(id => KeyValuePair.Create(id, true)));
            },
            cancellationToken).ConfigureAwait(false);
    }
}
