using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>Two stores on one library, as two processes have it.</summary>
public sealed class DownloadLeasesTests : IAsyncDisposable
{
    // The clock of a test moves on while its downloads run.
    private readonly DownloadFixture _fixture = new(store => store.ConfigureDownloads(options => options.Timeout = TimeSpan.FromHours(1)));

    private static CancellationToken Cancel => DownloadFixture.Cancel;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task RunAsync_OtherStoreDownloadsTheSame_LeavesItAlone()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await answer.Task;
            await exchange.AnswerAsync("200 OK", Pictures.Jpeg(1, 200, 200));
        };
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        Task<DownloadCounts> first = _fixture.RunAsync();
        await asked.Task.WaitAsync(Cancel);

        _fixture.Open();
        DownloadCounts second = await _fixture.RunAsync();
        answer.SetResult();

        Assert.Equal(new DownloadCounts(0, 0, 1), second);
        Assert.Equal(new DownloadCounts(1, 0, 0), await first);
        Assert.Equal(1, _fixture.Requests("/a.jpg"));
        Assert.Equal(0L, _fixture.Library.Sql("SELECT count(leased_until) FROM artwork_downloads"));
    }

    [Fact]
    public async Task RunAsync_DownloadOutlastsItsLease_OtherStoreLeavesItAlone()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            // A second request, which there must not be, gets its answer at once.
            if (asked.TrySetResult())
                await answer.Task;
            await exchange.AnswerAsync("200 OK", Pictures.Jpeg(1, 200, 200));
        };
        await _fixture.RequestAsync(await _fixture.AddTrackAsync());
        Task<DownloadCounts> first = _fixture.RunAsync();
        await asked.Task.WaitAsync(Cancel);
        await WorkOnAsync(TimeSpan.FromMinutes(10));

        _fixture.Open().Time.Advance(TimeSpan.FromMinutes(10));
        DownloadCounts second = await _fixture.RunAsync();
        answer.SetResult();

        Assert.Equal(new DownloadCounts(0, 0, 1), second);
        Assert.Equal(new DownloadCounts(1, 0, 0), await first);
        Assert.Equal(1, _fixture.Requests("/a.jpg"));
        Assert.Equal(0L, _fixture.Library.Sql("SELECT count(leased_until) FROM artwork_downloads"));
    }

    [Fact]
    public async Task RunAsync_HostIsUnreachableWhileAnotherDownloadRuns_ReturnsThatLeaseAlone()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/slow.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await answer.Task;
            await exchange.AnswerAsync("200 OK", Pictures.Jpeg(1, 200, 200));
        };
        await _fixture.RequestAsync(await _fixture.AddTrackAsync(1), "http://gone.example/a.jpg");
        await _fixture.RequestAsync(await _fixture.AddTrackAsync(2), "http://cdn.example/slow.jpg", "p2");
        Task<DownloadCounts> run = _fixture.RunAsync();
        await asked.Task.WaitAsync(Cancel);

        // The host is found to be unreachable at any time from now on.
        object? leased = null;
        for (int i = 0; i < 500 && !Equals(leased, "http://cdn.example/slow.jpg"); i++)
        {
            await WorkOnAsync(TimeSpan.FromSeconds(1));
            leased = _fixture.Library.Sql("SELECT group_concat(url) FROM artwork_downloads WHERE leased_until IS NOT NULL");
        }

        answer.SetResult();
        await run;

        Assert.Equal("http://cdn.example/slow.jpg", leased);
    }

    [Fact]
    public async Task DisposeAsync_DownloadIsUnderWay_OtherStoreDownloadsAtOnce()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        _fixture.Downloads.Wake();
        await asked.Task.WaitAsync(Cancel);
        await _fixture.Library.DisposeAsync();
        _fixture.Serve("/a.jpg");
        _fixture.Open();

        await _fixture.RunAsync();

        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task RunAsync_BothStoresAtOnce_DownloadEachPictureOnce()
    {
        const int count = 40;
        for (int i = 0; i < count; i++)
        {
            _fixture.Serve($"/{i}.jpg", seed: i);
            await _fixture.RequestAsync(await _fixture.AddTrackAsync(i), $"http://cdn.example/{i}.jpg", $"p{i}");
        }

        ArtworkDownloadWorker first = _fixture.Downloads;
        _fixture.Open();
        await Task.WhenAll(first.RunAsync(null, null, Cancel), _fixture.RunAsync());
        await _fixture.RunAsync();

        Assert.Equal(count, _fixture.Server.Requests.Count);
        Assert.Equal((long)count, _fixture.Library.Sql("SELECT count(*) FROM artwork_downloads WHERE state = 'done'"));
    }

    [Fact]
    public async Task Work_OtherStoreWasKilled_DownloadsWhenItsLeaseExpires()
    {
        _fixture.Serve("/a.jpg");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        _fixture.Library.Sql("UPDATE artwork_downloads SET leased_until = '2026-01-01 12:04:00'");

        DownloadCounts before = await _fixture.RunAsync();
        int asked = _fixture.Requests("/a.jpg");
        _fixture.Library.Time.Advance(TimeSpan.FromMinutes(4));
        await _fixture.Downloads.Work;

        Assert.Equal((new DownloadCounts(0, 0, 1), 0), (before, asked));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task RunAsync_Cancelled_OtherStoreDownloadsAtOnce()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<DownloadCounts> run = _fixture.Downloads.RunAsync(null, null, leaving.Token);
        await asked.Task.WaitAsync(Cancel);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        _fixture.Serve("/a.jpg");
        _fixture.Open();

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(1, 0, 0), counts);
    }

    // Not every database stores ticks, and a lease that is stored as another time is not recognized.
    [Fact]
    public async Task RunAsync_DurationOfOddTicks_IsStoredInMilliseconds()
    {
        await using var fixture = new DownloadFixture(
            store => store.ConfigureDownloads(options => options.LeaseDuration = TimeSpan.FromMinutes(1) + TimeSpan.FromTicks(1)));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await answer.Task;
            await exchange.AnswerAsync("200 OK", Pictures.Jpeg(1, 200, 200));
        };
        await fixture.RequestAsync(await fixture.AddTrackAsync());
        Task<DownloadCounts> run = fixture.RunAsync();
        await asked.Task.WaitAsync(Cancel);

        object? leased = fixture.Library.Sql("SELECT leased_until FROM artwork_downloads");
        answer.SetResult();
        await run;

        Assert.EndsWith(":00.001", (string)leased!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_OtherProcessHasTakenTheDownloadOver_LeavesItsLeaseAlone(bool isRenewed)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        await _fixture.RequestAsync(await _fixture.AddTrackAsync());
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<DownloadCounts> run = _fixture.Downloads.RunAsync(null, null, leaving.Token);
        await asked.Task.WaitAsync(Cancel);

        _fixture.Library.Sql("UPDATE artwork_downloads SET leased_until = '2026-01-01 19:00:00'");
        if (isRenewed)
            await WorkOnAsync(TimeSpan.FromMinutes(1));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal("2026-01-01 19:00:00", _fixture.Library.Sql("SELECT leased_until FROM artwork_downloads"));
    }

    /// <summary>Lets the clock of the store that downloads go on, as far as its leases are renewed in time.</summary>
    private async Task WorkOnAsync(TimeSpan duration)
    {
        var step = TimeSpan.FromSeconds(20);
        for (TimeSpan past = TimeSpan.Zero; past < duration; past += step)
        {
            _fixture.Library.Time.Advance(step);
            await _fixture.Downloads.Renewal.WaitAsync(Cancel);
        }
    }
}
