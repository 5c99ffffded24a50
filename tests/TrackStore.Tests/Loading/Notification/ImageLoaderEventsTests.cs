using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

public sealed class ImageLoaderEventsTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _ui = new();
    private readonly List<string> _raised = [];

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_Track_RaisesTheEventsOfEachEnding()
    {
        SubscribeToAll();
        Images.GiveTrack(1, imageId: 10);

        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(2);
        Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        await _fixture.LoadTrackAsync(3);
        _ui.RunPosted();

        Assert.Equal(["ImageLoaded 1", "TrackImageLoaded 1", "Loaded 1", "Absent 2", "Failed 3"], _raised);
    }

    [Fact]
    public async Task LoadAsync_Album_RaisesTheEventsOfEachEnding()
    {
        SubscribeToAll();
        Images.GiveAlbum(1, imageId: 10);

        await _fixture.LoadAlbumAsync(1);
        await _fixture.LoadAlbumAsync(2);
        Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        await _fixture.LoadAlbumAsync(3);
        _ui.RunPosted();

        Assert.Equal(["ImageLoaded 1", "AlbumImageLoaded 1", "Loaded 1", "Absent 2", "Failed 3"], _raised);
    }

    [Fact]
    public async Task LoadAsync_Canceled_IsCompletedAsCanceled()
    {
        SubscribeToAll();
        Gate gate = _fixture.HoldResolves();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> call = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;

        await leaving.CancelAsync();
        await call;
        _ui.RunPosted();

        Assert.Equal(["Canceled 1"], _raised);
    }

    [Fact]
    public async Task LoadAsync_OneOfTwoCallersCancels_IsCompletedOnceWithTheResultOfTheOther()
    {
        SubscribeToAll();
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldResolves();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> left = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        Task<ImageLoadResult> stayed = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        await leaving.CancelAsync();
        ImageLoadResult canceled = await left;
        gate.Open();
        await stayed;
        _ui.RunPosted();

        Assert.IsType<ImageLoadResult.Canceled>(canceled);
        Assert.Equal(["ImageLoaded 1", "TrackImageLoaded 1", "Loaded 1"], _raised);
    }

    [Fact]
    public async Task LoadAsync_NothingBegun_RaisesNothing()
    {
        SubscribeToAll();

        await _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: new CancellationToken(canceled: true));
        await _fixture.LoadAsync(ImageRequest.ForTrack(1), new ImageRequestOptions { CachePolicy = ImageCachePolicy.CacheOnly });

        Assert.Equal(0, _ui.Waiting);
    }

    [Fact]
    public async Task Completed_EachOutcome_IsTheResultOfTheCall()
    {
        List<ImageLoadResult> raised = [];
        _ui.Run(() => _fixture.Loader.Completed += (_, result) => raised.Add(result));
        Images.GiveTrack(1, imageId: 10);

        ImageLoadResult loaded = await _fixture.LoadTrackAsync(1);
        ImageLoadResult absent = await _fixture.LoadAlbumAsync(2);
        _ui.RunPosted();

        Assert.Equal([loaded, absent], raised);
    }

    [Fact]
    public async Task LoadAsync_RequestsShareOneRead_RaiseOneSet()
    {
        SubscribeToAll();
        Gate gate = _fixture.HoldResolves();
        Task<ImageLoadResult>[] calls = [.. Enumerable.Range(0, 10).Select(_ => _fixture.LoadTrackAsync(1))];

        gate.Open();
        await Task.WhenAll(calls);
        _ui.RunPosted();

        Assert.Equal(["Absent 1"], _raised);
    }

    [Fact]
    public async Task LoadAsync_Hit_RaisesTheEventsAgainWithoutACall()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        int calls = Images.Calls;
        SubscribeToAll();

        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(["ImageLoaded 1", "TrackImageLoaded 1", "Loaded 1", "ImageLoaded 1", "TrackImageLoaded 1", "Loaded 1"], _raised);
        Assert.Equal(calls, Images.Calls);
    }

    [Fact]
    public async Task LoadAsync_RememberedAbsenceAndFailure_RaiseTheirEventsAgain()
    {
        await _fixture.LoadTrackAsync(1);
        Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        await _fixture.LoadTrackAsync(2);
        SubscribeToAll();

        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(2);
        _ui.RunPosted();

        Assert.Equal(["Absent 1", "Failed 2"], _raised);
        Assert.Equal(2, Images.Resolves);
    }

    [Fact]
    public async Task TryGetCached_Hit_RaisesNothing()
    {
        await _fixture.LoadTrackAsync(1);
        SubscribeToAll();

        _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1));

        Assert.Equal(0, _ui.Waiting);
    }

    [Fact]
    public async Task Event_CacheIsFilledBeforeItIsRaised()
    {
        ImageLoadResult? cached = null;
        Images.GiveTrack(1, imageId: 10);
        _ui.Run(() => _fixture.Loader.ImageLoaded += (_, loaded) => cached = _fixture.Loader.TryGetCached(loaded.Request));

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Same(Assert.IsType<ImageLoadResult.Loaded>(result).Image, Assert.IsType<ImageLoadResult.Loaded>(cached).Image);
    }

    [Fact]
    public async Task Event_DisposedBeforeThePostedCallRuns_IsNotRaised()
    {
        SubscribeToAll();
        await _fixture.LoadTrackAsync(1);
        int waiting = _ui.Waiting;

        _ui.Run(_fixture.Loader.Dispose);
        _ui.RunPosted();

        Assert.Equal(1, waiting);
        Assert.Empty(_raised);
    }

    [Fact]
    public async Task Event_HandlerLoadsAndSubscribes_DoesNotDisturbTheLoader()
    {
        int second = 0;
        bool isFirst = true;
        _ui.Run(() => _fixture.Loader.Completed += (_, absent) =>
        {
            if (isFirst)
            {
                isFirst = false;
                _fixture.Loader.Completed += (_, _) => second++;
                _ = _fixture.LoadTrackAsync(absent.Request.Owner.Id);
            }
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(1, second);
    }

    private void SubscribeToAll() => _ui.Run(() =>
    {
        _fixture.Loader.ImageLoaded += (_, result) => _raised.Add($"ImageLoaded {result.Owner.Id}");
        _fixture.Loader.TrackImageLoaded += (_, result) => _raised.Add($"TrackImageLoaded {result.TrackId}");
        _fixture.Loader.AlbumImageLoaded += (_, result) => _raised.Add($"AlbumImageLoaded {result.AlbumId}");
        _fixture.Loader.Completed += (_, result) => _raised.Add($"{result.GetType().Name} {result.Owner.Id}");
    });
}
