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

        Assert.Equal(["ImageLoaded 1", "TrackImageLoaded 1", "ImageAbsent 2", "ImageFailed 3", "TrackImageFailed 3"], _raised);
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

        Assert.Equal(["ImageLoaded 1", "AlbumImageLoaded 1", "ImageAbsent 2", "ImageFailed 3", "AlbumImageFailed 3"], _raised);
    }

    [Fact]
    public async Task LoadAsync_Cancelled_RaisesNothing()
    {
        SubscribeToAll();
        Gate gate = _fixture.HoldResolves();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> call = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;

        await leaving.CancelAsync();
        await call;
        await _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await _fixture.DisposeAsync();

        Assert.Equal(0, _ui.Waiting);
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

        Assert.Equal(["ImageAbsent 1"], _raised);
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

        Assert.Equal(["ImageLoaded 1", "TrackImageLoaded 1", "ImageLoaded 1", "TrackImageLoaded 1"], _raised);
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

        Assert.Equal(["ImageAbsent 1", "ImageFailed 2", "TrackImageFailed 2"], _raised);
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
        _ui.Run(() => _fixture.Loader.ImageAbsent += (_, absent) =>
        {
            if (isFirst)
            {
                isFirst = false;
                _fixture.Loader.ImageAbsent += (_, _) => second++;
                _ = _fixture.LoadTrackAsync(absent.Request.Id);
            }
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(1, second);
    }

    private void SubscribeToAll() => _ui.Run(() =>
    {
        _fixture.Loader.ImageLoaded += (_, result) => _raised.Add($"ImageLoaded {result.Request.Id}");
        _fixture.Loader.ImageFailed += (_, result) => _raised.Add($"ImageFailed {result.Request.Id}");
        _fixture.Loader.ImageAbsent += (_, result) => _raised.Add($"ImageAbsent {result.Request.Id}");
        _fixture.Loader.TrackImageLoaded += (_, result) => _raised.Add($"TrackImageLoaded {result.TrackId}");
        _fixture.Loader.TrackImageFailed += (_, result) => _raised.Add($"TrackImageFailed {result.TrackId}");
        _fixture.Loader.AlbumImageLoaded += (_, result) => _raised.Add($"AlbumImageLoaded {result.AlbumId}");
        _fixture.Loader.AlbumImageFailed += (_, result) => _raised.Add($"AlbumImageFailed {result.AlbumId}");
    });
}
