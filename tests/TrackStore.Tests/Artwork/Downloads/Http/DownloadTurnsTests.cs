using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Tests.Artwork.Downloads.Http;

public sealed class DownloadTurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_HostIsBusy_WaitsAndLeavesOthersTheirTurn()
    {
        var turns = new DownloadTurns(total: 3, perHost: 1);
        IDisposable first = await turns.EnterAsync("a.example", Cancel);

        Task<IDisposable> second = turns.EnterAsync("A.example", Cancel);
        Task<IDisposable> third = turns.EnterAsync("a.example", Cancel);
        using IDisposable other = await turns.EnterAsync("b.example", Cancel);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task EnterAsync_AllAreTaken_WaitsForAnyHost()
    {
        var turns = new DownloadTurns(total: 1, perHost: 1);
        IDisposable first = await turns.EnterAsync("a.example", Cancel);

        Task<IDisposable> second = turns.EnterAsync("b.example", Cancel);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("b.example")]
    public async Task EnterAsync_CallerLeavesWhileWaiting_KeepsNothing(string host)
    {
        var turns = new DownloadTurns(total: 1, perHost: 1);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        IDisposable first = await turns.EnterAsync("a.example", Cancel);
        Task<IDisposable> waiting = turns.EnterAsync(host, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();

        Assert.Equal(0, turns.HostCount);
        (await turns.EnterAsync(host, Cancel)).Dispose();
    }

    [Fact]
    public async Task Dispose_Twice_GivesTheTurnBackOnce()
    {
        var turns = new DownloadTurns(total: 1, perHost: 1);
        IDisposable first = await turns.EnterAsync("a.example", Cancel);
        first.Dispose();

        first.Dispose();

        using IDisposable second = await turns.EnterAsync("a.example", Cancel);
        Assert.False(turns.EnterAsync("a.example", Cancel).IsCompleted);
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
