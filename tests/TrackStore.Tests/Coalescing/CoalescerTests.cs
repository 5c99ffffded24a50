using TrackStore.Coalescing;

namespace TrackStore.Tests.Coalescing;

public sealed class CoalescerTests
{
    private readonly Coalescer<string, int> _coalescer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_HundredCallersOfOneKey_RunsOnce()
    {
        var gate = new TaskCompletionSource<int>();
        int runs = 0;

        Task<int>[] calls = [.. Enumerable.Range(0, 100).Select(_ => _coalescer.RunAsync("a", Work, Token))];
        gate.SetResult(7);
        int[] results = await Task.WhenAll(calls);

        Assert.Equal(1, runs);
        Assert.All(results, result => Assert.Equal(7, result));

        Task<int> Work(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return gate.Task;
        }
    }

    [Fact]
    public async Task RunAsync_DifferentKeys_RunApart()
    {
        var gate = new TaskCompletionSource<int>();

        Task<int> first = _coalescer.RunAsync("a", _ => gate.Task, Token);
        int second = await _coalescer.RunAsync("b", _ => Task.FromResult(2), Token);

        Assert.Equal(2, second);
        Assert.False(first.IsCompleted);
        gate.SetResult(1);
        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task RunAsync_CalledFromAThread_WorksElsewhere()
    {
        int? workThread = null;
        int callThread = 0;
        Task<int>? call = null;
        var thread = new Thread(() =>
        {
            callThread = Environment.CurrentManagedThreadId;
            call = _coalescer.RunAsync("a", Work, CancellationToken.None);
        });
        thread.Start();
        thread.Join();

        await call!;

        Assert.NotNull(workThread);
        Assert.NotEqual(callThread, workThread);

        Task<int> Work(CancellationToken cancellationToken)
        {
            workThread = Environment.CurrentManagedThreadId;
            return Task.FromResult(Thread.CurrentThread.IsThreadPoolThread ? 1 : throw new InvalidOperationException("Not on the pool."));
        }
    }

    [Fact]
    public async Task RunAsync_CalledInAnExecutionContext_WorkDoesNotSeeIt()
    {
        var local = new AsyncLocal<int> { Value = 5 };

        int seen = await _coalescer.RunAsync("a", _ => Task.FromResult(local.Value), Token);

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task RunAsync_NinetyNineOfHundredLeave_LastStillGetsTheResult()
    {
        var gate = new TaskCompletionSource<int>();
        CancellationToken workToken = default;
        var started = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        Task<int>[] leavers = [.. Enumerable.Range(0, 99).Select(_ => _coalescer.RunAsync("a", Work, leaving.Token))];
        Task<int> stayer = _coalescer.RunAsync("a", Work, Token);
        await started.Task.WaitAsync(Token);

        await leaving.CancelAsync();

        foreach (Task<int> leaver in leavers)
        {
            OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
            Assert.Equal(leaving.Token, error.CancellationToken);
        }

        Assert.False(workToken.IsCancellationRequested);
        gate.SetResult(3);
        Assert.Equal(3, await stayer);

        Task<int> Work(CancellationToken cancellationToken)
        {
            workToken = cancellationToken;
            started.SetResult();
            return gate.Task;
        }
    }

    [Fact]
    public async Task RunAsync_LastCallerLeaves_CancelsTheWork()
    {
        var canceled = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        Task<int> first = _coalescer.RunAsync("a", Work, leaving.Token);
        Task<int> second = _coalescer.RunAsync("a", Work, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await canceled.Task.WaitAsync(Token);

        async Task<int> Work(CancellationToken cancellationToken)
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(canceled.SetResult);
            await canceled.Task;
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }
    }

    [Fact]
    public async Task RunAsync_AfterTheLastLeft_StartsANewRun()
    {
        var first = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        Task<int> left = _coalescer.RunAsync("a", _ => first.Task, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        Task<int> next = _coalescer.RunAsync("a", _ => Task.FromResult(2), Token);

        Assert.Equal(2, await next);
        first.SetResult(1);
    }

    [Fact]
    public async Task RunAsync_CancelledRunEndsLate_LeavesTheNewRunShared()
    {
        var first = new TaskCompletionSource<int>();
        var firstStarted = new TaskCompletionSource();
        var second = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        Task<int> left = _coalescer.RunAsync("a", StartFirst, leaving.Token);
        await firstStarted.Task.WaitAsync(Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Task<int> newRun = _coalescer.RunAsync("a", _ => second.Task, Token);

        first.SetResult(1);
        Task<int> joined = _coalescer.RunAsync("a", _ => Task.FromResult(3), Token);
        second.SetResult(2);

        Assert.Equal(2, await newRun);
        Assert.Equal(2, await joined);

        Task<int> StartFirst(CancellationToken cancellationToken)
        {
            firstStarted.SetResult();
            return first.Task;
        }
    }

    [Fact]
    public async Task RunAsync_WorkFails_AllGetTheFailureAndItIsNotRemembered()
    {
        var gate = new TaskCompletionSource<int>();
        Task<int> first = _coalescer.RunAsync("a", _ => gate.Task, Token);
        Task<int> second = _coalescer.RunAsync("a", _ => gate.Task, CancellationToken.None);
        var error = new InvalidOperationException("broken");

        gate.SetException(error);

        Assert.Same(error, await Assert.ThrowsAsync<InvalidOperationException>(() => first));
        Assert.Same(error, await Assert.ThrowsAsync<InvalidOperationException>(() => second));
        Assert.Equal(4, await _coalescer.RunAsync("a", _ => Task.FromResult(4), Token));
    }

    [Fact]
    public async Task RunAsync_WorkThrowsAtOnce_FailsTheCaller()
    {
        Task<int> call = _coalescer.RunAsync("a", _ => throw new InvalidOperationException("broken"), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => call);
    }

    [Fact]
    public async Task RunAsync_TokenCancelledBefore_StartsNothing()
    {
        var token = new CancellationToken(canceled: true);
        bool started = false;

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _coalescer.RunAsync("a", _ => Start(), token));

        Assert.Equal(token, error.CancellationToken);
        Assert.False(started);

        Task<int> Start()
        {
            started = true;
            return Task.FromResult(1);
        }
    }

    [Fact]
    public async Task RunAsync_ResultSet_ContinuationsDoNotRunOnTheSettersThread()
    {
        var gate = new TaskCompletionSource<int>();
        int? setter = null;
        Task<int> call = _coalescer.RunAsync("a", _ => gate.Task, CancellationToken.None);
        Task<bool> onSetter = call.ContinueWith(
            _ => Environment.CurrentManagedThreadId == setter,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        var thread = new Thread(() =>
        {
            setter = Environment.CurrentManagedThreadId;
            gate.SetResult(1);
        });
        thread.Start();
        thread.Join();

        Assert.False(await onSetter);
    }

    [Fact]
    public async Task RunAsync_CallerLeaves_ContinuationsDoNotRunOnTheCancellersThread()
    {
        var gate = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        int? canceller = null;
        Task<bool> onCanceller = _coalescer.RunAsync("a", _ => gate.Task, leaving.Token).ContinueWith(
            _ => Environment.CurrentManagedThreadId == canceller,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        var thread = new Thread(() =>
        {
            canceller = Environment.CurrentManagedThreadId;
            leaving.Cancel();
        });
        thread.Start();
        thread.Join();

        Assert.False(await onCanceller);
        gate.SetResult(1);
    }
}
