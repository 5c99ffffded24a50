using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork;

/// <summary>
/// Makes pictures anew that were made with other options, after they were asked for: one at a time, in the background, where their originals are kept.
/// </summary>
/// <remarks>
/// Which pictures that are is read once, when the first is asked for: from then on a look-up in memory is all that it costs a reader, and nothing at all where
/// every picture is as it should be. Another processor, or another version of it, is no reason: an update must not render the whole library anew.
/// </remarks>
internal sealed class LazyRerender(
    StoreDatabase database,
    RenditionMaker maker,
    ArtworkRerender rerender,
    ILogger<LazyRerender>? logger = null) : IDisposable, IAsyncDisposable
{
    private const int MaxQueued = 1_000;

    private readonly ILogger _logger = logger ?? NullLogger<LazyRerender>.Instance;
    private readonly Channel<long> _asked = Channel.CreateBounded<long>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private readonly ConcurrentDictionary<long, bool> _queued = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile ConcurrentDictionary<long, bool>? _outdated;
    private volatile bool _isDone;
    private int _isStarted;

    /// <summary>Gets what is under way in the background.</summary>
    internal Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Takes note of a picture that was asked for, and hands it on.</summary>
    public TInfo? Seen<TInfo>(TInfo? info)
        where TInfo : ImageInfo
    {
        if (!_isDone && info is not null)
            Ask(info.ArtworkId);
        return info;
    }

    /// <summary>Takes note of the pictures of a page, and hands them on.</summary>
    public IReadOnlyDictionary<ImageRequest, ImageInfo> Seen(IReadOnlyDictionary<ImageRequest, ImageInfo> page)
    {
        if (!_isDone)
        {
            foreach (ImageInfo info in page.Values)
                Ask(info.ArtworkId);
        }

        return page;
    }

    /// <summary>Stops. A picture that is being made anew is left as it is.</summary>
    public void Dispose()
    {
        _isDone = true;
        _stopping.Cancel();
    }

    /// <summary>Stops, and waits until nothing is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Work.ConfigureAwait(false);
    }

    private void Ask(long artworkId)
    {
        if (_outdated is { } known && !known.ContainsKey(artworkId))
            return;
        if (!_queued.TryAdd(artworkId, true))
            return;

        // A full queue forgets: who shows the picture again asks again.
        if (!_asked.Writer.TryWrite(artworkId))
            _queued.TryRemove(artworkId, out _);
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
            Work = Task.Run(() => WorkAsync(_stopping.Token));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            ConcurrentDictionary<long, bool> outdated = await FindOutdatedAsync(cancellationToken).ConfigureAwait(false);
            _outdated = outdated;
            while (!outdated.IsEmpty)
            {
                long artworkId = await _asked.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (outdated.ContainsKey(artworkId))
                    await RunAsync(artworkId, outdated, cancellationToken).ConfigureAwait(false);
                _queued.TryRemove(artworkId, out _);
            }

            _isDone = true;
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException)
        {
            // The store goes away.
            _isDone = true;
        }
        catch (Exception error)
        {
            // Reading pictures goes on without it; the next start of the application tries again.
            Log.LazyRerenderFailed(_logger, error);
            _isDone = true;
        }
    }

    private async Task RunAsync(long artworkId, ConcurrentDictionary<long, bool> outdated, CancellationToken cancellationToken)
    {
        try
        {
            await rerender.RunAsync(artworkId, cancellationToken).ConfigureAwait(false);
            outdated.TryRemove(artworkId, out _);
        }
        catch (ImageRejectedException error)
        {
            // The same bytes would fail again.
            Log.RerenderFailed(_logger, error, artworkId);
            outdated.TryRemove(artworkId, out _);
        }
        catch (StoreUnavailableException error)
        {
            // The database may be back when the picture is asked for again.
            Log.RerenderFailed(_logger, error, artworkId);
        }
    }

    private async Task<ConcurrentDictionary<long, bool>> FindOutdatedAsync(CancellationToken cancellationToken)
    {
        string options = maker.Options;
        return await database.ReadAsync(
            async (context, token) =>
            {
                IQueryable<ArtworkEntity> outdated = context.Set<ArtworkEntity>().Where(artwork => !artwork.Profile.StartsWith(options));
                List<long> kept = await outdated
                    .Join(context.Set<ArtworkOriginalEntity>(), artwork => artwork.Hash, original => original.Hash, (artwork, _) => artwork.Id)
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                int withoutOriginal = await outdated.CountAsync(token).ConfigureAwait(false) - kept.Count;
                if (withoutOriginal > 0)
                    Log.OriginalsNotKept(_logger, withoutOriginal);
                return new ConcurrentDictionary<long, bool>(kept.Select(id => KeyValuePair.Create(id, true)));
            },
            cancellationToken).ConfigureAwait(false);
    }
}
