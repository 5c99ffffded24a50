using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Reads while a synchronization holds the write lock.</summary>
public sealed class ReadersDuringSyncTests : LibraryTest
{
    private const int First = 200;
    private const int Second = 3000;

    private ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    [Fact]
    public async Task QueryAsync_WhileAWriteIsUnderWay_AnswersWhatIsCommitted()
    {
        await Synchronizer.SyncAsync(Range(0, First).ToAsyncEnumerable(), cancellationToken: Cancel);
        await using var holding = new TestLibrary(file: Library.File, register: services => services.AddSingleton<ITrackMatcher>(new HoldingMatcher()));
        var matcher = (HoldingMatcher)holding.Services.GetRequiredService<ITrackMatcher>();

        Task<SyncResult> writing = holding.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(Range(First, 300).ToAsyncEnumerable(), cancellationToken: Cancel);
        await matcher.Reached.Task.WaitAsync(Cancel);
        TrackPage page = await Tracks.QueryAsync(new TrackQuery { PageSize = 50 }, Cancel);
        Track? linked = await Tracks.FindByPlatformAsync("spotify", "id5", Cancel);
        Track? unwritten = await Tracks.FindByPlatformAsync("spotify", $"id{First}", Cancel);
        bool isHeld = !writing.IsCompleted;
        matcher.Gate.Set();
        await writing;

        Assert.True(isHeld);
        Assert.Equal((50, "Title 5", null), (page.Items.Count, linked?.Title, unwritten));
        Assert.NotNull(await Tracks.FindByPlatformAsync("spotify", $"id{First}", Cancel));
    }

    [Fact]
    public async Task QueryAsync_AllThroughABigSync_NeverFailsAndSeesWholeChunksOnly()
    {
        await Synchronizer.SyncAsync(Range(0, First).ToAsyncEnumerable(), cancellationToken: Cancel);

        Task<SyncResult> writing = Synchronizer.SyncAsync(Range(First, Second).ToAsyncEnumerable(), cancellationToken: Cancel);
        var seen = new List<long>();
        do
        {
            seen.Add((await Library.Database.GetStatisticsAsync(Cancel)).Tracks);
            TrackPage page = await Tracks.QueryAsync(new TrackQuery { Text = "title", PageSize = 50 }, Cancel);
            await Tracks.QueryAsync(new TrackQuery { Text = "title", PageSize = 50, Cursor = page.NextCursor }, Cancel);
        }
        while (!writing.IsCompleted);
        SyncResult result = await writing;

        Assert.Equal(Second, result.Counts.Added);
        Assert.All(seen, count => Assert.Equal(0, (count - First) % new SyncOptions().ChunkSize));
        Assert.Equal(seen.Order(), seen);
    }

    private static IEnumerable<PlatformTrack> Range(int from, int count) => Enumerable.Range(from, count).Select(number => new PlatformTrack
    {
        Platform = "spotify",
        Id = $"id{number}",
        Title = $"Title {number}",
        Artist = "Artist",
        Album = $"Album {number / 12}",
        Genres = ["House"],
    });

    /// <summary>Blocks the first match, and so the write that it belongs to, until the gate opens.</summary>
    private sealed class HoldingMatcher : ITrackMatcher
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Gate { get; } = new();

        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
        {
            Reached.TrySetResult();
            Gate.Wait(Cancel);
            return null;
        }
    }
}
