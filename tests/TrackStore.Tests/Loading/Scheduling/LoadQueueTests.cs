using TrackStore.Loading.Scheduling;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class LoadQueueTests
{
    private readonly Lock _gate = new();
    private readonly LoadQueue _queue = new(1);
    private readonly List<string> _order = [];

    [Fact]
    public async Task Exit_SeveralWait_TheMostUrgentStartsFirstAndTheNewestAmongEquals()
    {
        TestJob blocking = await StartBlockingAsync();
        TestJob[] waiting =
        [
            Enqueue("low", ImagePriority.Low),
            Enqueue("older", ImagePriority.Normal),
            Enqueue("newer", ImagePriority.Normal),
            Enqueue("high", ImagePriority.High),
        ];
        int length = _queue.Length;

        blocking.Finish();
        await Task.WhenAll(waiting.Select(job => job.Ended));

        Assert.Equal(["high", "newer", "older", "low"], _order);
        Assert.Equal((4, 0), (length, _queue.Length));
    }

    [Fact]
    public async Task Raise_JobWaits_MovesItAheadAndNeverBack()
    {
        TestJob blocking = await StartBlockingAsync();
        TestJob prefetched = Enqueue("prefetched", ImagePriority.Low);
        TestJob normal = Enqueue("normal", ImagePriority.Normal);

        lock (_gate)
        {
            _queue.Raise(prefetched, ImagePriority.High);
            _queue.Raise(prefetched, ImagePriority.Low);
        }

        blocking.Finish();
        await Task.WhenAll(prefetched.Ended, normal.Ended);

        Assert.Equal(["prefetched", "normal"], _order);
    }

    [Fact]
    public async Task Raise_SamePriority_MakesTheJobTheNewestAmongItsEquals()
    {
        TestJob blocking = await StartBlockingAsync();
        TestJob wantedAgain = Enqueue("wanted again", ImagePriority.Normal);
        TestJob other = Enqueue("other", ImagePriority.Normal);

        lock (_gate)
        {
            _queue.Raise(wantedAgain, ImagePriority.Normal);
        }

        blocking.Finish();
        await Task.WhenAll(wantedAgain.Ended, other.Ended);

        Assert.Equal(["wanted again", "other"], _order);
    }

    [Fact]
    public async Task Remove_JobWaits_LeavesTheTurnToTheNext()
    {
        TestJob blocking = await StartBlockingAsync();
        TestJob removed = Enqueue("removed", ImagePriority.High);
        TestJob next = Enqueue("next", ImagePriority.Low);

        (bool Waiting, bool Again, bool Running) wasRemoved;
        lock (_gate)
        {
            wasRemoved = (_queue.Remove(removed), _queue.Remove(removed), _queue.Remove(blocking));
        }

        blocking.Finish();
        await next.Ended;

        Assert.Equal((true, false, false), wasRemoved);
        Assert.Equal(["next"], _order);
    }

    private async Task<TestJob> StartBlockingAsync()
    {
        var job = new TestJob(this, name: null, ImagePriority.Low);
        lock (_gate)
        {
            _queue.Enqueue(job);
        }

        await job.Started.WaitAsync(TestContext.Current.CancellationToken);
        return job;
    }

    private TestJob Enqueue(string name, ImagePriority priority)
    {
        var job = new TestJob(this, name, priority);
        job.Finish();
        lock (_gate)
        {
            _queue.Enqueue(job);
        }

        return job;
    }

    private sealed class TestJob(LoadQueueTests test, string? name, ImagePriority priority) : LoadJob(priority)
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public Task Ended => _ended.Task.WaitAsync(TestContext.Current.CancellationToken);

        public void Finish() => _finish.TrySetResult();

        protected override async Task RunAsync()
        {
            _started.SetResult();
            await _finish.Task;
            lock (test._gate)
            {
                if (name is not null)
                    test._order.Add(name);
                test._queue.Exit();
            }

            _ended.SetResult();
        }
    }
}
