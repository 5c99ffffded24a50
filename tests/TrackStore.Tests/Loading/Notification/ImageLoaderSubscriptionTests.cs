using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

public sealed class ImageLoaderSubscriptionTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _ui = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Event_SubscribedOnAContext_IsRaisedThereAndNotInsideTheCall()
    {
        SynchronizationContext? seen = null;
        int calls = 0;
        object? sender = null;
        _ui.Run(() => _fixture.Loader.Completed += OnCompleted);
        await _fixture.LoadTrackAsync(1);
        _ui.Run(() => _ = _fixture.LoadTrackAsync(1));
        int before = calls;

        _ui.RunPosted();

        Assert.Equal((0, 2), (before, calls));
        Assert.Same(_ui, seen);
        Assert.Same(_fixture.Loader, sender);

        void OnCompleted(object? from, ImageLoadResult result)
        {
            sender = from;
            seen = SynchronizationContext.Current;
            calls++;
        }
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
            _fixture.Loader.Completed += (_, _) => raised.SetResult((Thread.CurrentThread.IsThreadPoolThread, Environment.CurrentManagedThreadId));
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
        ContextSwitch.Run(context: null, () =>
        {
            _fixture.Loader.Completed += (_, _) => throw error;
            _fixture.Loader.Completed += (_, _) => called.SetResult();
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
        _ui.Run(() => _fixture.Loader.Completed += (_, _) => throw new InvalidOperationException("broken"));

        await _fixture.LoadTrackAsync(1);

        Assert.Throws<InvalidOperationException>(_ui.RunPosted);
        Assert.Empty(_fixture.Logger.Entries);
    }

    [Fact]
    public async Task Event_ContextIsGone_DoesNotFailTheLoad()
    {
        ContextSwitch.Run(new DeadContext(), () => _fixture.Loader.Completed += (_, _) => { });

        await _fixture.LoadTrackAsync(1);
        ImageLoadResult hit = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(hit);
        Assert.Equal(2, _fixture.Logger.Entries.Count);
    }

    [Fact]
    public async Task Event_SubscribedOnThePlainBaseContext_HandlersExceptionIsLogged()
    {
        var error = new InvalidOperationException("broken");
        ContextSwitch.Run(new SynchronizationContext(), () => _fixture.Loader.Completed += (_, _) => throw error);

        await _fixture.LoadTrackAsync(1);
        await _fixture.Logger.First.WaitAsync(LoaderFixture.Token);

        Assert.Same(error, Assert.Single(_fixture.Logger.Entries).Error);
    }

    [Fact]
    public async Task Event_HandlerLoadsOnAnInlineContext_OtherHandlersSeeTheResultsInOrder()
    {
        List<long> seen = [];
        await _fixture.LoadTrackAsync(2);
        ContextSwitch.Run(new InlineContext(), () =>
        {
            _fixture.Loader.Completed += (_, absent) =>
            {
                if (absent.Request.Owner.Id == 1)
                    _ = _fixture.LoadTrackAsync(2);
            };
            _fixture.Loader.Completed += (_, absent) => seen.Add(absent.Request.Owner.Id);
        });

        await _fixture.LoadTrackAsync(1);

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task Event_PoolHandlerIsSlow_SeesResultsInOrder()
    {
        List<long> seen = [];
        using var first = new ManualResetEventSlim();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ContextSwitch.Run(context: null, () => _fixture.Loader.Completed += (_, absent) =>
        {
            first.Wait(LoaderFixture.Token);
            seen.Add(absent.Request.Owner.Id);
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
        EventHandler<ImageLoadResult> handler = (_, _) => calls++;
        _ui.Run(() =>
        {
            _fixture.Loader.Completed += handler;
            _fixture.Loader.Completed += handler;
            _fixture.Loader.Completed -= handler;
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Event_CombinedHandlerRemoved_RemovesTheLastMatchAsDelegatesDo()
    {
        List<string> calls = [];
        EventHandler<ImageLoadResult> a = (_, _) => calls.Add("a");
        EventHandler<ImageLoadResult> b = (_, _) => calls.Add("b");
        _ui.Run(() =>
        {
            _fixture.Loader.Completed += a;
            _fixture.Loader.Completed += b;
            _fixture.Loader.Completed += a + b;
            _fixture.Loader.Completed += a;
            _fixture.Loader.Completed -= a + b;
            _fixture.Loader.Completed -= b + a + b;
            _fixture.Loader.Completed -= null;
            _fixture.Loader.Completed += null;
        });

        await _fixture.LoadTrackAsync(1);
        _ui.RunPosted();

        Assert.Equal(["a", "b", "a"], calls);
    }

    [Fact]
    public async Task Event_RemovedBeforeThePostedCallRuns_IsNotRaised()
    {
        int calls = 0;
        EventHandler<ImageLoadResult> handler = (_, _) => calls++;
        _ui.Run(() => _fixture.Loader.Completed += handler);
        await _fixture.LoadTrackAsync(1);
        int waiting = _ui.Waiting;

        _fixture.Loader.Completed -= handler;
        _ui.RunPosted();

        Assert.Equal((1, 0), (waiting, calls));
    }

    private sealed class InlineContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }

    private sealed class DeadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");
    }
}
