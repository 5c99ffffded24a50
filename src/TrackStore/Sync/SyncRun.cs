using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TrackStore.Albums;
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
    IProgress<SyncProgress>? progress,
    SyncSource? source)
{
    private readonly HashSet<long> _downloads = [];
    private readonly DateTime _startedAt = database.Now();
    private readonly SyncChunkWriter _writer = new(dependencies, options.IncludeArtwork, source);
    private readonly List<SyncShortfall> _shortfalls = [];
    private readonly AssumedAlbums _assumed = new();
    private DateTime? _pendingSince;
    private bool _hasAssumed;
    private long _missing;

    /// <summary>Gets the downloads that the tracks of this run are waiting for.</summary>
    public DownloadBatch Downloads => new(_downloads, _startedAt);

    /// <summary>Gets the source whose complete content the run brings, or null.</summary>
    public SyncSource? Source => source;

    /// <summary>Gets or sets the checkpoint of a named run, or null.</summary>
    public SyncRunEntity? Checkpoint { get; set; }

    /// <summary>Gets the error that ended a platform's stream early, or null.</summary>
    public PlatformException? Interruption { get; private set; }

    /// <summary>Begins the run: finds out whether earlier ones have left compilations to it.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
        => _pendingSince = await dependencies.Compilations.PendingSinceAsync(cancellationToken).ConfigureAwait(false);

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
                await StoreChunkAsync(chunk, cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// Ends the run: joins compilations. With a source it decides about the items that were held back, and marks what the source no longer
    /// lists. A run that ended early can't tell.
    /// </summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await CompleteSourceAsync(cancellationToken).ConfigureAwait(false);
        await JoinCompilationsAsync(dependencies.Compilations, cancellationToken).ConfigureAwait(false);
    }

    public SyncResult ToResult() => new()
    {
        Counts = counters.ToProgress(),
        Failures = counters.Failures,
        Interruption = Interruption,
        MissingCount = _missing,
        Shortfalls = _shortfalls,
    };

    private async Task JoinCompilationsAsync(Compilations compilations, CancellationToken cancellationToken)
    {
        if (_pendingSince is { } since)
            _assumed.Add(await compilations.ListSinceAsync(since, cancellationToken).ConfigureAwait(false));
        await compilations.JoinAsync(_assumed, cancellationToken).ConfigureAwait(false);

        // The rest of a compilation may come with the run that resumes this one.
        if (Interruption is null && (_pendingSince is not null || _hasAssumed))
            await compilations.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CompleteSourceAsync(CancellationToken cancellationToken)
    {
        if (Source is null)
            return;
        if (Interruption is not null)
        {
            foreach (SyncEntry entry in Source.Held)
                Report(SyncItems.Of(entry.Track!, SyncAction.Failed, null) with { Error = SyncItems.HeldError }, entry);
            return;
        }

        Source.IsAtEnd = true;
        foreach (SyncEntry[] chunk in Source.Held.Chunk(dependencies.Options.ChunkSize))
            await StoreChunkAsync(chunk, cancellationToken).ConfigureAwait(false);
        var marker = new MissingMarker(database, Source);
        foreach (string platform in Source.Platforms)
        {
            (int marked, SyncShortfall? shortfall) = await marker.MarkAsync(platform, cancellationToken).ConfigureAwait(false);
            _missing += marked;
            if (shortfall is not null)
                _shortfalls.Add(shortfall);
        }
    }

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

    private async Task StoreChunkAsync(IReadOnlyList<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        if (options.Pause is { } pause)
            await pause.WaitAsync(cancellationToken).ConfigureAwait(false);
        SyncChunkResult result = await database.WriteAsync(
            (transaction, token) => WriteAsync(transaction, chunk, token), cancellationToken).ConfigureAwait(false);
        Checkpoint = result.Checkpoint;
        _assumed.Add(result.AssumedAlbums);
        _hasAssumed |= result.AssumedAlbums.Count > 0;
        _downloads.UnionWith(result.PendingDownloads);
        Source?.TakeOver(chunk, result);
        for (int i = 0; i < chunk.Count; i++)
        {
            if (result.Outcomes[i] is { IsHeld: false, Item: var item })
                Report(item, chunk[i]);
        }

        counters.CountSkipped(chunk.Sum(entry => entry.Skipped));
        progress?.Report(counters.ToProgress());
    }

    private async Task<SyncChunkResult> WriteAsync(
        StoreTransaction transaction, IReadOnlyList<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        SyncChunkResult result = await _writer.WriteAsync(transaction, chunk, Checkpoint, cancellationToken).ConfigureAwait(false);

        // In the same transaction: if the run is killed after it, the next run knows.
        if (result.AssumedAlbums.Count > 0)
            await transaction.PlanAsync(PendingCompilations.Note, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private void Report(SyncItem item, SyncEntry entry)
    {
        counters.Count(item);
        options.OnItem?.Invoke(SyncItems.Reported(item, entry));
    }
}
