using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>A sync run: writes one chunk while it reads the next, and counts what it did.</summary>
internal sealed class SyncRun(
    StoreDatabase database,
    SyncDependencies dependencies,
    SyncRunOptions options,
    SyncCounters counters,
    IProgress<SyncProgress>? progress)
{
    private readonly HashSet<long> _downloads = [];
    private readonly DateTime _startedAt = database.Now();

    /// <summary>Gets the downloads that the tracks of this run are waiting for.</summary>
    public DownloadBatch Downloads => new(_downloads, _startedAt);

    /// <summary>Gets or sets the checkpoint of a named run, or null.</summary>
    public SyncRunEntity? Checkpoint { get; set; }

    /// <summary>Gets the error that ended a platform's stream early, or null.</summary>
    public PlatformException? Interruption { get; private set; }

    /// <summary>Stores a stream of tracks. A failing platform ends the stream; the tracks read until then are stored.</summary>
    public async Task StoreAsync(IAsyncEnumerable<SyncEntry> entries, CancellationToken cancellationToken)
    {
        // One chunk is buffered while another is written and a third is read. Without the buffer, both sides would wait for each other at
        // every chunk.
        var chunks = Channel.CreateBounded<List<SyncEntry>>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken stopped = stop.Token;
        Task reading = Task.Run(() => ReadAsync(entries, chunks.Writer, stopped), CancellationToken.None);
        try
        {
            await foreach (List<SyncEntry> chunk in chunks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (options.Pause is { } pause)
                    await pause.WaitAsync(cancellationToken).ConfigureAwait(false);
                await StoreChunkAsync(chunk, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            // However writing ended, reading must not continue after this method has returned.
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
    }

    public SyncResult ToResult() => new() { Counts = counters.ToProgress(), Failures = counters.Failures, Interruption = Interruption };

    private async Task ReadAsync(
        IAsyncEnumerable<SyncEntry> entries,
        ChannelWriter<List<SyncEntry>> chunks,
        CancellationToken cancellationToken)
    {
        int size = dependencies.Options.ChunkSize;
        var chunk = new List<SyncEntry>(Math.Min(size, 1000));
        ExceptionDispatchInfo? failure = null;
        try
        {
            try
            {
                await foreach (SyncEntry entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    chunk.Add(entry);
                    if (chunk.Count < size)
                        continue;
                    await chunks.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
                    chunk = new List<SyncEntry>(size);
                }
            }
            catch (PlatformException error)
            {
                Interruption ??= error;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }

            if (chunk.Count > 0)
                await chunks.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
            failure?.Throw();
        }
        finally
        {
            chunks.Complete();
        }
    }

    private async Task StoreChunkAsync(List<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        (List<SyncOutcome> outcomes, IReadOnlySet<long> pending) = await database.WriteAsync(
            (transaction, token) => WriteAsync(transaction, chunk, token),
            cancellationToken).ConfigureAwait(false);
        _downloads.UnionWith(pending);
        foreach (SyncOutcome outcome in outcomes)
        {
            counters.Count(outcome.Item);
            options.OnItem?.Invoke(outcome.Item);
        }

        counters.CountSkipped(chunk.Sum(entry => entry.Skipped));
        progress?.Report(counters.ToProgress());
    }

    private async Task<(List<SyncOutcome> Outcomes, IReadOnlySet<long> Pending)> WriteAsync(
        StoreTransaction transaction,
        List<SyncEntry> chunk,
        CancellationToken cancellationToken)
    {
        string? token = chunk.LastOrDefault(entry => entry.Track?.Track.ResumeToken is not null).Track?.Track.ResumeToken;
        if (Checkpoint is not null && token is not null)
            Checkpoint.ResumeToken = token;
        return await PlanAsync(transaction, dependencies, chunk, options.IncludeArtwork, Checkpoint, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Plans and writes the tracks of a chunk.</summary>
    public static async Task<(List<SyncOutcome> Outcomes, IReadOnlySet<long> Pending)> PlanAsync(
        StoreTransaction transaction,
        SyncDependencies dependencies,
        IReadOnlyList<SyncEntry> chunk,
        bool includeArtwork,
        SyncRunEntity? checkpoint,
        CancellationToken cancellationToken)
    {
        var prefetch = new SyncPrefetch(chunk, dependencies, includeArtwork);
        await transaction.PrefetchAsync(prefetch.WantLinks, cancellationToken).ConfigureAwait(false);
        await transaction.PrefetchAsync(prefetch.WantTracks, cancellationToken).ConfigureAwait(false);
        return await transaction.PlanAsync<(List<SyncOutcome> Outcomes, IReadOnlySet<long> Pending)>(
            rows =>
            {
                var planner = new SyncPlanner(rows, dependencies, includeArtwork);
                List<SyncOutcome> outcomes = planner.Plan(chunk, cancellationToken);
                if (checkpoint is not null)
                    SyncCheckpoints.Save(rows, checkpoint);
                return (outcomes, planner.PendingDownloads);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
