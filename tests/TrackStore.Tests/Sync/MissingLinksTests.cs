using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Complete runs mark what their source no longer lists.</summary>
public sealed class MissingLinksTests : SourceRunTest
{
    [Fact]
    public async Task SyncLibraryAsync_TrackRemovedAndBack_IsMarkedFoundAndUnmarked()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        Platform.Library.RemoveAt(4);
        SyncResult gone = null!;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(async () => gone = await RunLibraryAsync());
        PlatformInfo link = await LinkAsync("id5");
        string[] missing = await MissingAsync();
        TrackPage page = await Tracks.QueryAsync(new TrackQuery { MissingAt = "Spotify", Include = TrackItemParts.Platforms }, Cancel);
        SyncResult again = await RunLibraryAsync();
        Platform.Library.Insert(4, Track(5));
        SyncResult back = await RunLibraryAsync();

        Assert.Equal((1, 24, 0), (gone.MissingCount, gone.Counts.Unchanged, gone.Shortfalls.Count));
        Assert.Equal(("library", new DateTimeOffset(2026, 1, 1, 14, 0, 0, TimeSpan.Zero)), (link.Source, link.MissingSince));
        Assert.Equal(["Title 5"], missing);
        Assert.Equal(link.MissingSince, Assert.Single(Assert.Single(page.Items).Platforms!).MissingSince);
        Assert.Equal(0, again.MissingCount);
        Assert.Equal((0, 25, 0), (back.MissingCount, back.Counts.Unchanged, back.Counts.Added));
        Assert.Null((await LinkAsync("id5")).MissingSince);
        Assert.Empty(await MissingAsync());
        Assert.Equal(25, await CountAsync());
        Assert.Equal([$"tracks ~{link.TrackId}"], changes);
    }

    [Fact]
    public async Task SyncAsync_LinksMadeOneByOne_AreNeverMarked()
    {
        await Synchronizer.SyncAsync(Track(1), Cancel);
        Platform.Library.Add(Track(2));
        await Synchronizer.SyncAsync("spotify", ["id2"], new SyncRunOptions { Source = "saved" }, cancellationToken: Cancel);
        await RunAsync(null, Track(3));
        await RunAsync("saved", Track(1), Track(2), Track(3), Track(4), Track(5), Track(6));

        SyncResult result = await RunAsync("saved", Track(5), Track(6));

        Assert.Equal(1, result.MissingCount);
        Assert.Equal(["Title 4"], await MissingAsync());
        Assert.Null((await LinkAsync("id1")).Source);
        Assert.Null((await LinkAsync("id2")).Source);
        Assert.Null((await LinkAsync("id3")).Source);
    }

    [Fact]
    public async Task SyncAsync_RunWithoutSource_MarksNothing()
    {
        await RunAsync("saved", Track(1), Track(2), Track(3));

        SyncResult result = await RunAsync(null, Track(1), Track(2));
        await Synchronizer.RefreshAsync("spotify", new SyncRunOptions { Source = "saved" }, cancellationToken: Cancel);

        Assert.Equal(0, result.MissingCount);
        Assert.Empty(await MissingAsync());
    }

    [Theory]
    [InlineData(5, 0, 5)]
    [InlineData(4, 1, 0)]
    public async Task SyncAsync_UnderHalf_MarksNothingAndSaysSo(int brought, int shortfalls, int marked)
    {
        PlatformTrack[] tracks = [.. Enumerable.Range(1, 10).Select(Track)];
        await RunAsync("saved", tracks);

        SyncResult result = await RunAsync("saved", tracks[..brought]);

        Assert.Equal((marked, shortfalls), (result.MissingCount, result.Shortfalls.Count));
        Assert.All(result.Shortfalls, shortfall => Assert.Equal(new SyncShortfall { Platform = "spotify", Source = "saved", Brought = 4, Known = 10 }, shortfall));
        Assert.Equal(marked, (await MissingAsync()).Length);
    }

    [Fact]
    public async Task SyncLibraryAsync_EmptyLibrary_MarksNothingAndSaysSo()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        Platform.Library.Clear();

        SyncResult result = await RunLibraryAsync();

        Assert.Equal((0, 25), (Assert.Single(result.Shortfalls).Brought, result.Shortfalls[0].Known));
        Assert.Empty(await MissingAsync());
    }

    [Fact]
    public async Task SyncLibraryAsync_InterruptedAndResumed_MarksWhenItIsComplete()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        Platform.Library.RemoveAt(2);
        Platform.Library.RemoveAt(20);
        Platform.BeforeEach = (track, _) => track.Id == "id17" ? throw new PlatformException("spotify", PlatformFault.Unreachable, "No network.") : Task.CompletedTask;

        SyncResult interrupted = await RunLibraryAsync();
        string[] during = await MissingAsync();
        Platform.BeforeEach = null;
        SyncResult resumed = await RunLibraryAsync();

        Assert.Equal((0, 0), (interrupted.MissingCount, during.Length));
        Assert.Equal((2, 8), (resumed.MissingCount, resumed.Counts.Read));
        Assert.Equal(["Title 22", "Title 3"], await MissingAsync());
    }

    [Fact]
    public async Task SyncLibraryAsync_Canceled_MarksNothing()
    {
        Platform.Library.AddRange(Tracks25());
        await RunLibraryAsync();
        Platform.Library.RemoveAt(2);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Platform.BeforeEach = (track, _) => track.Id == "id25" ? cancel.CancelAsync() : Task.CompletedTask;
        Library.Time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncLibraryAsync("spotify", new() { IncludeArtwork = false }, cancellationToken: cancel.Token));

        Assert.Empty(await MissingAsync());
    }

    [Fact]
    public async Task SyncAsync_TwoSourcesShareALink_TheFirstKeepsItUntilItNoLongerListsIt()
    {
        await RunAsync("A", Track(1), Track(2), Track(3));
        await RunAsync("B", Track(1), Track(4), Track(5));
        string? shared = (await LinkAsync("id1")).Source;

        SyncResult removed = await RunAsync("A", Track(2), Track(3));
        string[] missing = await MissingAsync();
        SyncResult other = await RunAsync("B", Track(1), Track(4), Track(5));
        PlatformInfo taken = await LinkAsync("id1");
        SyncResult last = await RunAsync("A", Track(2), Track(3));

        Assert.Equal(("A", 1), (shared, removed.MissingCount));
        Assert.Equal(["Title 1"], missing);
        Assert.Equal((0, "B", null), (other.MissingCount, taken.Source, taken.MissingSince));
        Assert.Equal(0, last.MissingCount);
        Assert.Empty(await MissingAsync());
    }

    [Fact]
    public async Task SyncAsync_ItemThatCantBeStored_IsStillListed()
    {
        await RunAsync("saved", Track(1), Track(2), Track(3));

        SyncResult result = await RunAsync("saved", Track(1) with { Title = "" }, Track(2), Track(3), Track(1) with { Id = "twin" });

        Assert.Equal((1, 0, 1), (result.Counts.Failed, result.MissingCount, result.Counts.Added));
        Assert.Empty(await MissingAsync());
    }

    [Fact]
    public async Task SyncAsync_OtherPlatformOfTheSameSource_IsMarkedByItself()
    {
        await RunAsync("list", Track(1), Track(2), Track(3) with { Platform = "discogs" }, Track(4) with { Platform = "discogs" });

        SyncResult result = await RunAsync("list", Track(1));

        Assert.Equal(1, result.MissingCount);
        Assert.Equal(["Title 2"], await MissingAsync());
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { MissingAt = "discogs" }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_LinkOfASource_IsTheCallersWithAnotherIdAndUnmarkedWithTheSame()
    {
        await RunAsync("saved", Track(1), Track(2), Track(3), Track(4));
        await RunAsync("saved", Track(3), Track(4));
        (long first, long second) = ((await FindAsync("id1")).Id, (await FindAsync("id2")).Id);

        PlatformInfo same = await Tracks.AddPlatformInfoAsync(first, "spotify", "id1", cancellationToken: Cancel);
        PlatformInfo other = await Tracks.AddPlatformInfoAsync(second, "spotify", "right", cancellationToken: Cancel);

        Assert.Equal(("saved", null), (same.Source, same.MissingSince));
        Assert.Equal((null, null), (other.Source, other.MissingSince));
    }

    [Fact]
    public async Task SyncLibraryAsync_NamedRuns_AreSourcesOfTheirOwn()
    {
        Platform.Library.AddRange([Track(1), Track(2)]);
        await RunLibraryAsync(new() { RunName = "playlist 1" });
        Platform.Library.Clear();
        Platform.Library.AddRange([Track(3), Track(4)]);

        SyncResult result = await RunLibraryAsync(new() { RunName = "playlist 2" });

        Assert.Equal((0, 0), (result.MissingCount, result.Shortfalls.Count));
        Assert.Equal("playlist 1", (await LinkAsync("id1")).Source);
    }

    [Fact]
    public async Task SyncAsync_SourceTooLong_IsRefused()
        => await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(new string('x', 101), Track(1)));
}
