using System.Collections.Concurrent;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class ImageLoaderPriorityTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new(new ImageLoaderOptions { MaxConcurrentReads = 1 });
    private readonly ConcurrentQueue<long> _resolved = new();
    private readonly Gate _first = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_ReadsWait_TheMostUrgentIsReadFirst()
    {
        Task<ImageLoadResult> blocking = await BlockAsync();
        Task<ImageLoadResult> low = await WaitInQueueAsync(2, ImagePriority.Low, length: 1);
        Task<ImageLoadResult> high = await WaitInQueueAsync(3, ImagePriority.High, length: 2);
        Task<ImageLoadResult> normal = await WaitInQueueAsync(4, ImagePriority.Normal, length: 3);

        _first.Open();
        await Task.WhenAll(blocking, low, high, normal);

        Assert.Equal([1, 3, 4, 2], _resolved);
    }

    [Fact]
    public async Task LoadAsync_MoreUrgentCallerJoins_RaisesTheReadThatWaits()
    {
        Task<ImageLoadResult> blocking = await BlockAsync();
        Task<ImageLoadResult> low = await WaitInQueueAsync(2, ImagePriority.Low, length: 1);
        Task<ImageLoadResult> normal = await WaitInQueueAsync(3, ImagePriority.Normal, length: 2);

        Task<ImageLoadResult> joined = LoadAsync(2, ImagePriority.High);
        _first.Open();
        await Task.WhenAll(blocking, low, normal, joined);

        Assert.Equal([1, 2, 3], _resolved);
    }

    [Fact]
    public async Task LoadAsync_ListScrolls_TheNewestIsReadFirst()
    {
        Task<ImageLoadResult> blocking = await BlockAsync();
        List<Task<ImageLoadResult>> rows = [];
        for (int id = 2; id <= 6; id++)
        {
            rows.Add(await WaitInQueueAsync(id, ImagePriority.Normal, length: id - 1));
        }

        _first.Open();
        await Task.WhenAll([blocking, .. rows]);

        Assert.Equal([1, 6, 5, 4, 3, 2], _resolved);
    }

    [Fact]
    public async Task LoadAsync_MoreUrgentCallerWantsARowOfAPage_RaisesThePage()
    {
        Images.AfterPage = (requests, _) =>
        {
            _resolved.Enqueue(requests[0].Owner.Id);
            return Task.CompletedTask;
        };
        Task<ImageLoadResult> blocking = await BlockAsync();
        Task<IReadOnlyList<ImageLoadResult>> page = _fixture.Loader.LoadPageAsync(
            [ImageRequest.ForTrack(2)], new ImageRequestOptions { Priority = ImagePriority.Low }, LoaderFixture.Token);
        Task<ImageLoadResult> normal = await WaitInQueueAsync(3, ImagePriority.Normal, length: 2);

        Task<ImageLoadResult> joined = LoadAsync(2, ImagePriority.High);
        _first.Open();
        await Task.WhenAll(blocking, page, normal, joined);

        Assert.Equal([1, 2, 3], _resolved);
    }

    [Fact]
    public async Task LoadAsync_CallerLeavesTheQueue_IsNeitherReadNorCounted()
    {
        Task<ImageLoadResult> blocking = await BlockAsync();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> waiting = _fixture.Loader.LoadTrackImageAsync(2, cancellationToken: leaving.Token);
        int before = _fixture.Loader.QueueLength;

        await leaving.CancelAsync();
        ImageLoadResult left = await waiting;
        int after = _fixture.Loader.QueueLength;
        _first.Open();
        await blocking;
        await LoadAsync(3, ImagePriority.Normal);

        Assert.IsType<ImageLoadResult.Canceled>(left);
        Assert.Equal((1, 0), (before, after));
        Assert.Equal([1, 3], _resolved);
    }

    [Fact]
    public void LoadAsync_UndefinedPriority_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => { _ = LoadAsync(1, (ImagePriority)2); });

    private async Task<Task<ImageLoadResult>> BlockAsync()
    {
        Images.AfterResolve = (request, cancellationToken) =>
        {
            _resolved.Enqueue(request.Owner.Id);
            return request.Owner.Id == 1 ? _first.PassAsync(cancellationToken) : Task.CompletedTask;
        };
        Task<ImageLoadResult> blocking = LoadAsync(1, ImagePriority.Normal);
        await _first.Reached;
        return blocking;
    }

    private async Task<Task<ImageLoadResult>> WaitInQueueAsync(long trackId, ImagePriority priority, int length)
    {
        Task<ImageLoadResult> waiting = LoadAsync(trackId, priority);
        await LoaderFixture.UntilAsync(() => _fixture.Loader.QueueLength == length);
        return waiting;
    }

    private Task<ImageLoadResult> LoadAsync(long trackId, ImagePriority priority)
        => _fixture.Loader.LoadAsync(ImageRequest.ForTrack(trackId), new ImageRequestOptions { Priority = priority }, LoaderFixture.Token).AsTask();
}
