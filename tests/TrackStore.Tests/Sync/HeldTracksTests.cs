using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>New ids that may be changed ones wait for the end of the run; ending early leaves no half state.</summary>
public sealed class HeldTracksTests : SourceRunTest
{
    [Fact]
    public async Task SyncLibraryAsync_InterruptedWithHeldTracks_ReportsThemAndResumesBeforeThem()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        Platform.Library[11] = Track(12) with { Id = "new12" };
        Platform.BeforeEach = (track, _) => track.Id == "id24" ? throw new PlatformException("spotify", PlatformFault.Unreachable, "No network.") : Task.CompletedTask;

        SyncResult first = await RunLibraryAsync();
        int during = await CountAsync();
        Platform.BeforeEach = null;
        SyncResult second = await RunLibraryAsync();

        SyncItem held = Assert.Single(first.Failures);
        Assert.Equal(("new12", SyncAction.Failed, 22, 25), (held.PlatformId, held.Action, first.Counts.Unchanged, during));
        Assert.Contains("run the sync again", held.Error, StringComparison.Ordinal);
        Assert.Equal([null, null, "id11"], Platform.ResumeTokens);
        Assert.Equal((25, 1, 13, 0), (await CountAsync(), second.Counts.Changed, second.Counts.Unchanged, second.MissingCount));
        Assert.Equal((await FindAsync("id12")).Id, (await FindAsync("new12")).Id);
    }

    [Fact]
    public async Task SyncLibraryAsync_CanceledAfterSomeHeldTracksWereStored_EndsTheSameWhenRunAgain()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        for (int i = 0; i < 25; i++)
            Platform.Library[i] = Track(i + 1) with { Id = $"new{i + 1}" };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Library.Time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncLibraryAsync(
            "spotify", new() { IncludeArtwork = false, OnItem = _ => cancel.Cancel() }, cancellationToken: cancel.Token));
        long moved = (long)Library.Sql("SELECT count(*) FROM track_platform_info WHERE missing_since IS NOT NULL")!;
        SyncResult second = await RunLibraryAsync();

        Assert.Equal(10, moved);
        Assert.Equal((25, 15, 10), (await CountAsync(), second.Counts.Changed, second.Counts.Unchanged));
        Assert.Equal(50L, Library.Count("track_platform_info"));
        Assert.Empty(await MissingAsync());
        Assert.Equal((await FindAsync("id25")).Id, (await FindAsync("new25")).Id);
    }

    [Fact]
    public async Task SyncAsync_MoreThanMaxHeldTracks_AddsTheRestAsNewOnes()
    {
        await using var library = new TestLibrary(store => store.ConfigureSync(options => (options.MaxHeldTracks, options.ChunkSize) = (13, 5)));
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        var options = new SyncRunOptions { Source = "saved", IncludeArtwork = false };
        await synchronizer.SyncAsync(Tracks25().ToAsyncEnumerable(), options, cancellationToken: Cancel);
        library.Time.Advance(TimeSpan.FromHours(1));

        SyncResult result = await synchronizer.SyncAsync(Tracks25().Select(track => track with { Id = $"new {track.Id}" }).ToAsyncEnumerable(), options, cancellationToken: Cancel);

        Assert.Equal((13, 12, 12), (result.Counts.Changed, result.Counts.Added, result.MissingCount));
    }

    [Fact]
    public async Task SyncAsync_HeldTrackTwiceInTheStream_IsStoredOnce()
    {
        await RunAsync("saved", Track(1), Track(2));

        SyncResult result = await RunAsync("saved", Track(1) with { Id = "new" }, Track(2), Track(1) with { Id = "new", Year = "2001" });

        Assert.Equal((2, 2, 1), (await CountAsync(), result.Counts.Changed, result.Counts.Unchanged));
        Assert.Equal("2001", (await FindAsync("new")).Year);
    }

    [Fact]
    public async Task SyncAsync_UnderHalfOfTheSource_StillMovesWhatAgrees()
    {
        await RunAsync("saved", [.. Enumerable.Range(1, 10).Select(Track)]);

        SyncResult result = await RunAsync("saved", Track(1) with { Id = "new" });

        Assert.Equal((10, 1, 0), (await CountAsync(), result.Counts.Changed, result.MissingCount));
        Assert.Equal((1, 10), (Assert.Single(result.Shortfalls).Brought, result.Shortfalls[0].Known));
        Assert.Empty(await MissingAsync());
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 4)]
    public async Task SyncAsync_ManyNewTracksBesideFewKnownOnes_CountsTheKnownOnes(int kept, int missing)
    {
        await RunAsync("saved", [.. Enumerable.Range(1, 8).Select(Track)]);

        SyncResult result = await RunAsync("saved", [.. Enumerable.Range(9 - kept, kept + 20).Select(Track)]);

        Assert.Equal((20, missing), (result.Counts.Added, result.MissingCount));
        Assert.Equal(missing == 0 ? [(kept, 8)] : [], result.Shortfalls.Select(shortfall => ((int)shortfall.Brought, (int)shortfall.Known)));
    }

    [Fact]
    public async Task PreviewAsync_ChangedId_ShowsANewTrack()
    {
        await RunAsync("saved", Track(1), Track(2));

        List<SyncItem> items = await Synchronizer.PreviewAsync(new[] { Track(1) with { Id = "new" }, Track(2) }.ToAsyncEnumerable(), Cancel).ToListAsync(Cancel);

        Assert.Equal([SyncAction.Added, SyncAction.Unchanged], items.Select(item => item.Action));
    }

    [Fact]
    public async Task SyncAsync_SkippedItemsBeforeAHeldTrack_AreCountedOnce()
    {
        await RunAsync("saved", Track(1), Track(2));

        SyncResult result = await RunAsync("saved", Track(1) with { Id = "new", SkippedItems = 3 }, Track(2));

        Assert.Equal(3, result.Counts.Skipped);
    }
}
