using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

public sealed class DatabaseImageLoaderEventsTests : IAsyncDisposable
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
    public async Task Event_SubscribedOnAContext_IsRaisedThereAndNotInsideTheCall()
    {
        SynchronizationContext? seen = null;
        int calls = 0;
        object? sender = null;
        _ui.Run(() => _fixture.Loader.ImageAbsent += OnAbsent);
        await _fixture.LoadTrackAsync(1);
        _ui.Run(() => _ = _fixture.LoadTrackAsync(1));
        int before = calls;

        _ui.RunPosted();

        Assert.Equal((0, 2), (before, calls));
        Assert.Same(_ui, seen);
        Assert.Same(_fixture.Loader, sender);

        void OnAbsent(object? from, ImageLoadResult.Absent absent)
        {
            sender = from;
            seen = SynchronizationContext.Current;
            calls++;
        }
    }

    [Fact]
    public async Task Event_CacheIsFilledBeforeItIsRaised()
    {
        ImageLoadResult? cached = null;
        Images.GiveTrack(1, imageId: 10);
        _ui.Run(() => _fixture.Loader.ImageLoaded += (_, loaded) => cached = _fixture.Loader.TryGetCached(loaded.Request));

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Same(result, cached);
    }

    [Fact]
    public async Task Event_SubscribedWithoutAContext_IsRaisedOnThePoolAndNotOnTheCallersThread()
    {
        var raised = new TaskCompletionSource<(bool OnPool, int Thread)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _fixture.LoadTrackAsync(1);
        int caller = 0;
        var thread = new Thread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            _fixture.Loader.ImageAbsent += (_, _) => raised.SetResult((Thread.CurrentThread.IsThreadPoolThread, Environment.CurrentManagedThreadId));
            _ = _fixture.LoadTrackAsync(1);
        });

        thread.Start();
        thread.Join();

        (bool onPool, int raisedOn) = await raised.Task.WaitAsync(LoaderFixture.Token);
        Assert.True(onPool);
        Assert.NotEqual(caller, raisedOn);
    }

    [Fact]
    public async Task Event_HandlerOnThePoolThrows_IsLoggedAndTheOthersAreCalled()
    {
        var error = new InvalidOperationException("broken");
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        WithoutContext(() =>
        {
            _fixture.Loader.ImageAbsent += (_, _) => throw error;
            _fixture.Loader.ImageAbsent += (_, _) => called.SetResult();
        });

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(result);
        await called.Task.WaitAsync(LoaderFixture.Token);
        await _fixture.Logger.First.WaitAsync(LoaderFixture.Token);
        Assert.Same(error, Assert.Single(_fixture.Logger.Entries).Error);
    }

    [Fact]
    public async Task Event_HandlerOnAContextThrows_ReachesTheContext()
    {
        _ui.Run(() => _fixture.Loader.ImageAbsent += (_, _) => throw new InvalidOperationException("broken"));

        await _fixture.LoadTrackAsync(1);

        Assert.Throws<InvalidOperationException>(_ui.RunPosted);
        Assert.Empty(_fixture.Logger.Entries);
    }

    [Fact]
    public async Task Event_ContextIsGone_DoesNotFailTheLoad()
    {
        new DeadContext().Subscribe(() => _fixture.Loader.ImageAbsent += (_, _) => { });

        await _fixture.LoadTrackAsync(1);
        ImageLoadResult hit = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(hit);
        Assert.Equal(2, _fixture.Logger.Entries.Count);
    }

    [Fact]
    public async Task Event_PoolHandlerIsSlow_SeesResultsInOrder()
    {
        List<long> seen = [];
        using var first = new ManualResetEventSlim();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        WithoutContext(() => _fixture.Loader.ImageAbsent += (_, absent) =>
        {
            first.Wait(LoaderFixture.Token);
            seen.Add(absent.Request.Id);
            if (seen.Count == 20)
            {
                all.SetResult();
            }
        });

        for (int id = 1; id <= 20; id++)
        {
            await _fixture.LoadTrackAsync(id);
        }

        first.Set();
        await all.Task.WaitAsync(LoaderFixture.Token);
        Assert.Equal(Enumerable.Range(1, 20).Select(id => (long)id), seen);
    }

    [Fact]
    public async Task Event_SubscribedTwiceAndRemovedOnce_IsRaisedOnce()
    {
        int calls = 0;
        EventHandler<ImageLoadResult.Absent> handler = (_, _) => calls++;
        _ui.Run(() =>
        {
            _fixture.Loader.ImageAbsent += handler;
            _fixture.Loader.ImageAbsent += handler;
            _fixture.Loader.ImageAbsent -= handler;
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Event_CombinedHandlerRemoved_RemovesTheLastMatchAsDelegatesDo()
    {
        List<string> calls = [];
        EventHandler<ImageLoadResult.Absent> a = (_, _) => calls.Add("a");
        EventHandler<ImageLoadResult.Absent> b = (_, _) => calls.Add("b");
        _ui.Run(() =>
        {
            _fixture.Loader.ImageAbsent += a;
            _fixture.Loader.ImageAbsent += b;
            _fixture.Loader.ImageAbsent += a + b;
            _fixture.Loader.ImageAbsent += a;
            _fixture.Loader.ImageAbsent -= a + b;
            _fixture.Loader.ImageAbsent -= b + a + b;
            _fixture.Loader.ImageAbsent -= null;
            _fixture.Loader.ImageAbsent += null;
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(["a", "b", "a"], calls);
    }

    [Fact]
    public async Task Event_RemovedBeforeThePostedCallRuns_IsNotRaised()
    {
        int calls = 0;
        EventHandler<ImageLoadResult.Absent> handler = (_, _) => calls++;
        _ui.Run(() => _fixture.Loader.ImageAbsent += handler);
        await _fixture.LoadTrackAsync(1);
        int waiting = _ui.Waiting;

        _fixture.Loader.ImageAbsent -= handler;
        _ui.RunPosted();

        Assert.Equal((1, 0), (waiting, calls));
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

    private static void WithoutContext(Action action)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
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

    private sealed class DeadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");

        public void Subscribe(Action action)
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            action();
            SetSynchronizationContext(before);
        }
    }
}
