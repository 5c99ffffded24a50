using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Runs that a platform, the host or the user ends or blocks, and the runs that follow.</summary>
public sealed class SyncInterruptionTests : SynchronizerTest
{
    [Fact]
    public async Task SyncLibraryAsync_PlatformFailsMidway_KeepsWhatWasReadAndGoesOnThere()
    {
        Platform.Library.AddRange(Tracks25());
        Platform.BeforeEach = (track, _) => track.Id == "id17"
            ? throw new PlatformException("spotify", PlatformFault.Unreachable, "No network.")
            : Task.CompletedTask;

        SyncResult first = await Synchronizer.SyncLibraryAsync("Spotify", cancellationToken: Cancel);
        Platform.BeforeEach = null;
        SyncResult second = await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);
        SyncResult third = await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);

        Assert.Equal((PlatformFault.Unreachable, 16), (first.Interruption?.Fault, first.Counts.Added));
        Assert.Equal((null, 9, 9), (second.Interruption, second.Counts.Added, second.Counts.Read));
        Assert.Equal((25, 25), (third.Counts.Unchanged, third.Counts.Read));
        Assert.Equal([null, "id16", null], Platform.ResumeTokens);
        Assert.Equal("completed", Library.Sql("SELECT state FROM sync_runs"));
    }

    [Fact]
    public async Task SyncLibraryAsync_InterruptedLongAgo_BeginsAnew()
    {
        Platform.Library.AddRange(Tracks25());
        Platform.BeforeEach = (track, _) => track.Id == "id17" ? throw new PlatformException("spotify", PlatformFault.Unreachable, "No network.") : Task.CompletedTask;
        await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);
        Platform.BeforeEach = null;
        Library.Time.Advance(TimeSpan.FromDays(2));

        SyncResult second = await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);

        Assert.Equal(25, second.Counts.Read);
    }

    [Fact]
    public async Task SyncLibraryAsync_Cancelled_KeepsTheCommittedChunksAndEndsEqualWhenRunAgain()
    {
        Platform.Library.AddRange(Tracks25());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var firstChunk = new TaskCompletionSource();
        Platform.BeforeEach = async (track, _) =>
        {
            if (track.Id != "id22")
                return;
            await firstChunk.Task.WaitAsync(Cancel);
            await cancel.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Synchronizer.SyncLibraryAsync("spotify", new SyncRunOptions { OnItem = _ => firstChunk.TrySetResult() }, cancellationToken: cancel.Token));
        long kept = Library.Count("tracks");
        Platform.BeforeEach = null;
        await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);
        await using var undisturbed = new TestLibrary();
        await undisturbed.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(Tracks25().ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.Contains(kept, new[] { 10L, 20L });
        Assert.Equal(Dump(undisturbed), Dump());
    }

    [Fact]
    public async Task SyncAsync_HostsCallbackFails_StopsReadingAnEndlessStream()
    {
        bool isOver = false;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Synchronizer.SyncAsync(
            EndlessAsync(() => isOver = true), new SyncRunOptions { OnItem = _ => throw new InvalidOperationException("mine"), IncludeArtwork = false }, cancellationToken: Cancel));

        Assert.Equal(("mine", true), (error.Message, isOver));
        Assert.Equal(10, Library.Count("tracks"));
    }

    [Fact]
    public async Task SyncAsync_Ids_FetchesThemReportsMissingOnesAndResumes()
    {
        Platform.Library.AddRange(Tracks25());
        string[] ids = [.. Enumerable.Range(1, 25).Select(i => $"id{i}"), "gone"];
        Platform.BeforeEach = (track, _) => track.Id == "id15" ? throw new PlatformException("spotify", PlatformFault.ServerError, "503") : Task.CompletedTask;
        SyncResult first = await Synchronizer.SyncAsync("spotify", ids, new SyncRunOptions { RunName = "mine" }, cancellationToken: Cancel);
        Platform.BeforeEach = null;
        Platform.AskedIds.Clear();

        SyncResult second = await Synchronizer.SyncAsync("spotify", ids, new SyncRunOptions { RunName = "mine" }, cancellationToken: Cancel);

        Assert.Equal(14, first.Counts.Added);
        Assert.Equal((11, 1), (second.Counts.Added, second.Counts.Failed));
        Assert.Equal(12, Platform.AskedIds.Count);
        Assert.Contains("spotify has no track with the id gone", Assert.Single(second.Failures).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_Paused_HoldsAfterTheChunkUntilItIsResumed()
    {
        var pause = new SyncPause();
        var committed = new List<SyncProgress>();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new SynchronousProgress(counts =>
        {
            committed.Add(counts);
            pause.Pause();
            first.TrySetResult();
        });

        Task<SyncResult> running = Synchronizer.SyncAsync(Tracks25().ToAsyncEnumerable(), new SyncRunOptions { Pause = pause, IncludeArtwork = false }, progress, Cancel);
        await first.Task.WaitAsync(Cancel);
        long held = Library.Count("tracks");
        bool ended = running.IsCompleted;
        while (!running.IsCompleted)
        {
            pause.Resume();
            await Task.Yield();
        }

        Assert.Equal((10L, false), (held, ended));
        Assert.Equal([10L, 20L, 25L], committed.Select(counts => counts.Read));
        Assert.Equal(25, (await running).Counts.Added);
    }

    [Fact]
    public async Task SyncAsync_StreamFailsByItself_StoresWhatWasReadAndPassesTheErrorOn()
    {
        Platform.BeforeEach = (track, _) => track.Id == "id7" ? throw new InvalidOperationException("A bug of the client.") : Task.CompletedTask;
        Platform.Library.AddRange(Tracks25());

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel));

        Assert.Equal("A bug of the client.", error.Message);
        Assert.Equal(6L, Library.Count("tracks"));
    }

    private static async IAsyncEnumerable<PlatformTrack> EndlessAsync(Action over)
    {
        try
        {
            for (int i = 1; ; i++)
            {
                await Task.Yield();
                yield return Track(i);
            }
        }
        finally
        {
            over();
        }
    }

    private sealed class SynchronousProgress(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
