using System.Runtime.ExceptionServices;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>One synchronisation: reads ahead while a chunk is written, and counts.</summary>
internal sealed class SyncRun(StoreDatabase database, SyncRules rules, SyncOptions options, SyncTally tally, IProgress<SyncProgress>? progress)
{
    /// <summary>Gets or sets the named run that this is, or null.</summary>
    public SyncRunEntity? Named { get; set; }

    /// <summary>Gets why a platform's stream ended early, or null.</summary>
    public PlatformException? Interruption { get; private set; }

    /// <summary>Takes a stream in. A platform that fails ends the stream; what was read until then is stored.</summary>
    public async Task TakeInAsync(IAsyncEnumerable<SyncEntry> entries, CancellationToken cancellationToken)
    {
        int size = rules.Options.ChunkSize;
        var chunk = new List<SyncEntry>(Math.Min(size, 1000));
        Task writing = Task.CompletedTask;
        ExceptionDispatchInfo? failure = null;
        try
        {
            await foreach (SyncEntry entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                chunk.Add(entry);
                if (chunk.Count < size)
                    continue;
                await HandOverAsync(writing, cancellationToken).ConfigureAwait(false);
                writing = StoreAsync(chunk, cancellationToken);
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
        finally
        {
            // Whatever ended the stream: no write goes on behind the caller's back.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await HandOverAsync(writing, cancellationToken).ConfigureAwait(false);
        await StoreAsync(chunk, cancellationToken).ConfigureAwait(false);
        failure?.Throw();
    }

    public SyncResult ToResult() => new() { Counts = tally.ToProgress(), Failures = tally.Failures, Interruption = Interruption };

    private async Task HandOverAsync(Task writing, CancellationToken cancellationToken)
    {
        await writing.ConfigureAwait(false);
        if (options.Pause is { } pause)
            await pause.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StoreAsync(List<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        if (chunk.Count == 0)
            return;
        List<SyncOutcome> outcomes = await database.WriteAsync((transaction, token) => WriteAsync(transaction, chunk, token), cancellationToken).ConfigureAwait(false);
        foreach (SyncOutcome outcome in outcomes)
        {
            tally.Count(outcome.Item, outcome.QueuedArtwork);
            options.OnItem?.Invoke(outcome.Item);
        }

        progress?.Report(tally.ToProgress());
    }

    private async Task<List<SyncOutcome>> WriteAsync(StoreTransaction transaction, List<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        using var writer = new SyncWriter(transaction, rules, options.IncludeArtwork);
        List<SyncOutcome> outcomes = await WriteAllAsync(writer, chunk, cancellationToken).ConfigureAwait(false);
        if (Named is { } run)
        {
            run.ResumeToken = chunk.LastOrDefault(entry => entry.Track?.Track.ResumeToken is not null).Track?.Track.ResumeToken ?? run.ResumeToken;
            await SyncRuns.NoteAsync(transaction, run, cancellationToken).ConfigureAwait(false);
        }

        return outcomes;
    }

    public static async Task<List<SyncOutcome>> WriteAllAsync(SyncWriter writer, List<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        var outcomes = new List<SyncOutcome>(chunk.Count);
        await writer.ReadAheadAsync([.. chunk.Select(entry => entry.Track).OfType<CheckedPlatformTrack>()], cancellationToken).ConfigureAwait(false);
        foreach (SyncEntry entry in chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(entry.Track is { } track
                ? await writer.WriteAsync(track, cancellationToken).ConfigureAwait(false)
                : new SyncOutcome(entry.Refused!, QueuedArtwork: false));
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        return outcomes;
    }
}
