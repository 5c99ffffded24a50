using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;
using TrackStore.Tracks.Matching;

namespace TrackStore.Sync;

/// <inheritdoc cref="ITrackSynchronizer"/>
internal sealed class TrackSynchronizer(
    StoreDatabase database,
    SyncDependencies dependencies,
    IEnumerable<IPlatformClient> clients,
    ArtworkDownloadWorker downloads,
    TimeProvider time,
    ILogger<TrackSynchronizer>? logger = null) : ITrackSynchronizer
{
    private const string LibrarySource = "library";

    private readonly ILogger _logger = logger ?? NullLogger<TrackSynchronizer>.Instance;
    private readonly Dictionary<string, IPlatformClient> _clients = ByName(clients);
    private readonly SyncDownloads _downloads = new(downloads);
    private readonly SyncRunEnds _ends = new(database, logger);
    private readonly SyncResumption _resumption = new(database, dependencies.Options);

    public Task<SyncResult> SyncAsync(
        IAsyncEnumerable<PlatformTrack> tracks,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return RunAsync(
            options, options?.Total, progress, (run, token) => run.StoreAsync(Entries(tracks, token), token), cancellationToken);
    }

    public async Task<SyncItem> SyncAsync(PlatformTrack track, CancellationToken cancellationToken = default)
    {
        ValidatedPlatformTrack validated = ValidatedPlatformTrack.From(track, dependencies.LargestRendition);
        LogOmitted(validated);
        SyncEntry[] chunk = [new SyncEntry(validated, Rejected: null)];
        var writer = new SyncChunkWriter(dependencies, includeArtwork: true, source: null);
        SyncChunkResult result = await database.WriteAsync(
            (transaction, token) => writer.WriteAsync(transaction, chunk, checkpoint: null, token),
            cancellationToken).ConfigureAwait(false);
        SyncOutcome outcome = result.Outcomes[0];
        downloads.Claim(result.PendingDownloads);
        if (outcome.QueuedArtwork || result.PendingDownloads.Count > 0)
            downloads.Wake();
        return SyncItems.Reported(outcome.Item, chunk[0]);
    }

    public Task<SyncResult> SyncAsync(
        string platform,
        IReadOnlyCollection<string> platformIds,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        IPlatformClient client = ClientOf(platform);
        string[] ids = [.. ValidatedIds(platformIds)];
        return RunAsync(
            WithoutSource(options),
            ids.Length,
            progress,
            async (run, token) =>
            {
                DateTime? resumedFrom = await _resumption.ResumeAsync(run, options?.RunName, client.Platform, token).ConfigureAwait(false);
                HashSet<string> done = resumedFrom is { } startedAt
                    ? await _resumption.SyncedSinceAsync(client.Platform, startedAt, token).ConfigureAwait(false)
                    : [];
                await run.StoreAsync(
                    Fetched(client, ids.Where(id => !done.Contains(id)).Chunk(dependencies.Options.ChunkSize).ToAsyncEnumerable(), token),
                    token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<SyncResult> SyncLibraryAsync(
        string platform,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        IPlatformClient client = ClientOf(platform);
        string name = options?.RunName ?? SyncRunInfo.LibraryName(client.Platform);

        // A host that names its runs syncs several lists of the platform, each of which is a source of its own.
        SyncRunOptions applied = options ?? new SyncRunOptions();
        return RunAsync(
            applied with { Source = applied.Source ?? applied.RunName ?? LibrarySource },
            options?.Total,
            progress,
            async (run, token) =>
            {
                run.Source!.AddPlatform(TextRules.SourceName(client.Platform, nameof(platform)));
                await _resumption.ResumeAsync(run, name, client.Platform, token).ConfigureAwait(false);
                await run.StoreAsync(Entries(client.GetLibraryAsync(run.Checkpoint?.ResumeToken, token), token), token)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<SyncResult> RefreshAsync(
        string? platform = null,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        IPlatformClient[] asked = platform is null ? [.. _clients.Values] : [ClientOf(platform)];
        DateTime now = time.GetUtcNow().UtcDateTime;
        var stale = new StaleLinkReader(database);
        return RunAsync(
            WithoutSource(options),
            async token =>
            {
                long total = 0;
                foreach (IPlatformClient client in asked)
                {
                    total += await stale.CountAsync(client.Platform, dependencies.StaleBefore(client.Platform, now), token)
                        .ConfigureAwait(false);
                }

                return total;
            },
            progress,
            async (run, token) =>
            {
                foreach (IPlatformClient client in asked)
                {
                    IAsyncEnumerable<IReadOnlyList<string>> ids = stale.ListAsync(
                        client.Platform, dependencies.StaleBefore(client.Platform, now), token);
                    await run.StoreAsync(Fetched(client, ids, token), token).ConfigureAwait(false);
                }
            },
            cancellationToken);
    }

    public TimeSpan? GetMaximumAge(string platform) => dependencies.MaximumAge(TextRules.SourceName(platform, nameof(platform)));

    public async IAsyncEnumerable<SyncItem> PreviewAsync(
        IAsyncEnumerable<PlatformTrack> tracks,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        IAsyncEnumerator<SyncEntry[]> chunks = Entries(tracks, cancellationToken).Chunk(dependencies.Options.ChunkSize)
            .GetAsyncEnumerator(cancellationToken);
        await using (chunks.ConfigureAwait(false))
        {
            // Each chunk is read on the thread pool, because a stream that never waits would keep the caller until the chunk is full.
            while (await Task.Run(async () => await chunks.MoveNextAsync().ConfigureAwait(false), CancellationToken.None)
                .ConfigureAwait(false))
            {
                // The same planner as a run's, but nothing is stored: a chunk doesn't see the tracks of those before it.
                SyncEntry[] chunk = chunks.Current;
                var identities = new CandidateIdentities();
                var prefetch = new SyncPrefetch(chunk, dependencies, identities, includeArtwork: false, source: null);
                List<SyncOutcome> outcomes = await database.PreviewAsync(
                    rows => new SyncPlanner(rows, dependencies, identities, includeArtwork: false, source: null)
                        .Plan(chunk, cancellationToken),
                    cancellationToken,
                    prefetch.WantLinks,
                    prefetch.WantTracks,
                    prefetch.WantCandidates).ConfigureAwait(false);
                foreach ((SyncOutcome outcome, SyncEntry entry) in outcomes.Zip(chunk))
                {
                    SyncItem item = SyncItems.Reported(outcome.Item, entry);
                    yield return item.Action == SyncAction.Added ? item with { TrackId = null } : item;
                }
            }
        }
    }

    public Task<IReadOnlyList<SyncRunInfo>> ListRunsAsync(CancellationToken cancellationToken = default) => database.QueryAsync(
        (context, token) => SyncRunReader.ListAsync(context, database.Now(), dependencies.Options, token), cancellationToken);

    public Task<SyncProgress> DownloadArtworkAsync(IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var counters = new SyncCounters(time, total: null);
        return Task.Run(
            async () =>
            {
                await _downloads.RunAsync(batch: null, counters, progress, cancellationToken).ConfigureAwait(false);
                return counters.ToProgress();
            },
            cancellationToken);
    }

    private static Dictionary<string, IPlatformClient> ByName(IEnumerable<IPlatformClient> clients)
    {
        var byName = new Dictionary<string, IPlatformClient>(StringComparer.OrdinalIgnoreCase);
        foreach (IPlatformClient client in clients)
            byName[TextRules.SourceName(client.Platform, nameof(clients))] = client;
        return byName;
    }

    private IPlatformClient ClientOf(string platform)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        return _clients.TryGetValue(name, out IPlatformClient? client)
            ? client
            : throw new ArgumentException(
                _clients.Count == 0
                    ? $"No platform is registered. Add an IPlatformClient for {name} to the services."
                    : $"No client for {name} is registered. Registered platforms: {string.Join(", ", _clients.Keys.Order())}.",
                nameof(platform));
    }

    private static IEnumerable<string> ValidatedIds(IReadOnlyCollection<string> platformIds)
    {
        ArgumentNullException.ThrowIfNull(platformIds);
        return platformIds.Select(id => TextRules.Exact(id, TextRules.PlatformId, nameof(platformIds))).Distinct();
    }

    private static SyncRunOptions? WithoutSource(SyncRunOptions? options)
        => options is { Source: not null } ? options with { Source = null } : options;

    private SyncEntry EntryOf(PlatformTrack track)
    {
        var entry = SyncEntry.From(track, dependencies);
        if (entry.Track is { } validated)
            LogOmitted(validated);
        return entry;
    }

    private void LogEnd(SyncResult result, SyncSource? source)
    {
        if (result.Counts.OmittedValues > 0)
            Log.SyncOmittedValues(_logger, result.Counts.OmittedValues);
        if (result.MissingCount > 0)
            Log.SyncMarkedMissing(_logger, result.MissingCount, source!.Name);
        foreach (SyncShortfall shortfall in result.Shortfalls)
            Log.SyncFellShort(_logger, shortfall.Source, shortfall.Platform, shortfall.Brought, shortfall.Known);
    }

    private void LogOmitted(ValidatedPlatformTrack track)
    {
        foreach (OmittedValue value in track.Omitted)
            Log.ValueOmitted(_logger, value.Field, track.Link.Platform, track.Link.PlatformId, value.Reason);
    }

    private async IAsyncEnumerable<SyncEntry> Entries(
        IAsyncEnumerable<PlatformTrack> tracks,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PlatformTrack track in tracks.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return EntryOf(track);
    }

    private async IAsyncEnumerable<SyncEntry> Fetched(
        IPlatformClient client,
        IAsyncEnumerable<IReadOnlyList<string>> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<string> page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var missing = new HashSet<string>(page, StringComparer.Ordinal);
            await foreach (PlatformTrack track in client.GetTracksAsync(page, cancellationToken).ConfigureAwait(false))
            {
                missing.Remove(track.Id);
                missing.ExceptWith(track.RequestedIds);
                yield return EntryOf(track);
            }

            foreach (string id in page.Where(missing.Contains))
                yield return SyncEntry.Missing(client.Platform, id);
        }
    }

    private Task<SyncResult> RunAsync(
        SyncRunOptions? options,
        long? total,
        IProgress<SyncProgress>? progress,
        Func<SyncRun, CancellationToken, Task> work,
        CancellationToken cancellationToken)
        => RunAsync(options, _ => Task.FromResult(total), progress, work, cancellationToken);

    private Task<SyncResult> RunAsync<TTotal>(
        SyncRunOptions? options,
        Func<CancellationToken, Task<TTotal>> total,
        IProgress<SyncProgress>? progress,
        Func<SyncRun, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        string? name = TextRules.Optional(options?.Source, TextRules.ShortName, nameof(SyncRunOptions.Source));
        return Task.Run(RunAsync, cancellationToken);

        async Task<SyncResult> RunAsync()
        {
            // Run on the thread pool, because validating thousands of tracks would block a UI thread.
            long? count = await total(cancellationToken).ConfigureAwait(false) is long known ? known : null;
            var counters = new SyncCounters(time, count);
            SyncSource? source = name is null ? null : new SyncSource(name, database.Now(), dependencies.Options.MaxHeldTracks);
            var run = new SyncRun(database, dependencies, options ?? new SyncRunOptions(), counters, progress, source);
            try
            {
                await run.BeginAsync(cancellationToken).ConfigureAwait(false);
                await work(run, cancellationToken).ConfigureAwait(false);
                await run.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                await _ends.TryStoreAsync(run, error).ConfigureAwait(false);
                throw;
            }

            await _ends.StoreAsync(run, run.Interruption?.Message, cancellationToken).ConfigureAwait(false);

            await _downloads.EndAsync(options ?? new SyncRunOptions(), run.Downloads, counters, progress, cancellationToken)
                .ConfigureAwait(false);
            SyncResult result = run.ToResult();
            LogEnd(result, source);
            return result;
        }
    }
}
