using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Tests.Artwork.Downloads.Http;

public sealed class DownloadLimiterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_HostIsBusy_WaitsWithoutHoldingOthersBack()
    {
        var limiter = new DownloadLimiter(total: 3, perHost: 1);
        IAsyncDisposable first = await limiter.AcquireAsync("a.example", Cancel);

        Task<IAsyncDisposable> second = limiter.AcquireAsync("A.example", Cancel);
        Task<IAsyncDisposable> third = limiter.AcquireAsync("a.example", Cancel);
        await using IAsyncDisposable other = await limiter.AcquireAsync("b.example", Cancel);

        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task AcquireAsync_TotalIsReached_WaitsForAnyHost()
    {
        var limiter = new DownloadLimiter(total: 1, perHost: 1);
        IAsyncDisposable first = await limiter.AcquireAsync("a.example", Cancel);

        Task<IAsyncDisposable> second = limiter.AcquireAsync("b.example", Cancel);

        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("b.example")]
    public async Task AcquireAsync_CancelledWhileWaiting_KeepsNoPermit(string host)
    {
        var limiter = new DownloadLimiter(total: 1, perHost: 1);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        IAsyncDisposable first = await limiter.AcquireAsync("a.example", Cancel);
        Task<IAsyncDisposable> waiting = limiter.AcquireAsync(host, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first.DisposeAsync();

        Assert.True(limiter.IsIdle);
        await (await limiter.AcquireAsync(host, Cancel)).DisposeAsync();
    }

    [Fact]
    public async Task DisposeAsync_Twice_ReturnsThePermitOnce()
    {
        var limiter = new DownloadLimiter(total: 1, perHost: 1);
        await using IAsyncDisposable keptBusy = await limiter.AcquireAsync("b.example", Cancel);
        Task<IAsyncDisposable> waiting = limiter.AcquireAsync("a.example", Cancel);
        await keptBusy.DisposeAsync();
        IAsyncDisposable first = await waiting;
        await first.DisposeAsync();

        await first.DisposeAsync();

        await using IAsyncDisposable second = await limiter.AcquireAsync("a.example", Cancel);
        Assert.False(limiter.AcquireAsync("a.example", Cancel).IsCompleted);
    }

    [Fact]
    public async Task DisposeAsync_LastPermit_StopsTheTimerOfTheLimiter()
    {
        var limiter = new DownloadLimiter(total: 2, perHost: 2);
        IAsyncDisposable first = await limiter.AcquireAsync("a.example", Cancel);
        IAsyncDisposable second = await limiter.AcquireAsync("b.example", Cancel);
        await first.DisposeAsync();
        bool isIdleBefore = limiter.IsIdle;

        await second.DisposeAsync();

        Assert.False(isIdleBefore);
        Assert.True(limiter.IsIdle);
    }

    [Fact]
    public async Task FetchAsync_PerHostLimit_HoldsOnARealServer()
    {
        await using var fixture = new FetcherFixture(options => options.MaxConcurrentDownloadsPerHost = 2);
        int running = 0;
        int most = 0;
        var answers = new SemaphoreSlim(0);
        var asked = new SemaphoreSlim(0);
        fixture.Server["/a.jpg"] = async exchange =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            asked.Release();
            await answers.WaitAsync(Cancel);
            Interlocked.Decrement(ref running);
            await exchange.AnswerAsync("200 OK", FetcherFixture.Picture);
        };

        Task<FetchResult>[] fetches = [.. Enumerable.Range(0, 10).Select(_ => fixture.FetchAsync())];
        for (int i = 0; i < fetches.Length; i++)
        {
            await asked.WaitAsync(Cancel);
            answers.Release();
        }

        Assert.All(await Task.WhenAll(fetches), result => Assert.IsType<FetchResult.Content>(result));
        Assert.InRange(most, 1, 2);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
