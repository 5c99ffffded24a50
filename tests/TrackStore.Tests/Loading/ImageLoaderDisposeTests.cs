using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

public sealed class ImageLoaderDisposeTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Dispose_ReadsUnderWay_EndTheCallsAsCancelledEvenWhenTheStoreDoesNotListen()
    {
        var stuck = new TaskCompletionSource();
        Images.AfterResolve = (_, _) => stuck.Task;
        Task<ImageLoadResult>[] calls =
        [
            _fixture.LoadTrackAsync(1),
            _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: CancellationToken.None).AsTask(),
            _fixture.LoadTrackAsync(2),
        ];
        await LoaderFixture.UntilAsync(() => Images.Resolves == 2);

        _fixture.Loader.Dispose();
        ImageLoadResult[] results = await Task.WhenAll(calls);

        Assert.All(results, result => Assert.IsType<ImageLoadResult.Canceled>(result));
        stuck.SetResult();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_ReadUnderWay_CancelsIt()
    {
        Gate gate = _fixture.HoldResolves();
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        _fixture.Loader.Dispose();

        await gate.Cancelled;
        Assert.IsType<ImageLoadResult.Canceled>(await call);
    }

    [Fact]
    public async Task Dispose_FailureAfterwards_IsNeitherLoggedNorDelivered()
    {
        var stuck = new TaskCompletionSource();
        Images.AfterResolve = (_, _) => stuck.Task;
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await LoaderFixture.UntilAsync(() => Images.Resolves == 1);

        _fixture.Loader.Dispose();
        stuck.SetException(new InvalidOperationException("broken"));
        await _fixture.DisposeAsync();

        Assert.IsType<ImageLoadResult.Canceled>(await call);
        Assert.Empty(_fixture.Logger.Entries);
    }

    [Fact]
    public async Task DisposeAsync_ReadUnderWay_WaitsUntilItEnded()
    {
        var stuck = new TaskCompletionSource();
        Images.GiveTrack(1, imageId: 10);
        Images.AfterRead = (_, _) => stuck.Task;
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await LoaderFixture.UntilAsync(() => Images.Reads == 1);

        ValueTask disposal = _fixture.DisposeAsync();
        await call;
        bool endedEarly = disposal.IsCompleted;
        stuck.SetResult();
        await disposal;

        Assert.False(endedEarly);
    }

    [Fact]
    public async Task Dispose_ThenLoad_ReturnsCancelledWithoutACall()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        int calls = Images.Calls;
        _fixture.Loader.Dispose();

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Canceled>(result);
        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
        Assert.Equal((calls, 0), (Images.Calls, _fixture.Loader.CachedBytes));
    }

    [Fact]
    public async Task Dispose_EveryWayAndAgain_IsHarmless()
    {
        _fixture.Loader.Dispose();
        _fixture.Loader.Dispose();
        await _fixture.Loader.DisposeAsync();
        await _fixture.Loader.DisposeAsync();

        _fixture.Loader.Invalidate(ArtworkOwner.Track(1));
        _fixture.Loader.Invalidate(ArtworkOwner.Album(1));
        _fixture.Loader.Clear();

        Assert.IsType<ImageLoadResult.Canceled>(await _fixture.LoadTrackAsync(1));
    }
}
