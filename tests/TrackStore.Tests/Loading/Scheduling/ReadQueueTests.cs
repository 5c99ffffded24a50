using TrackStore.Loading;
using TrackStore.Loading.Scheduling;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class ReadQueueTests
{
    private readonly ReadQueue _queue = new(1);
    private readonly List<string> _order = [];

    [Fact]
    public async Task Exit_SeveralWait_TheMostUrgentStartsFirstAndTheNewestAmongEquals()
    {
        await _queue.EnterAsync(new ReadTicket(ImagePriority.Low), CancellationToken.None);
        Task[] waiting =
        [
            WaitAsync("low", new ReadTicket(ImagePriority.Low)),
            WaitAsync("older", new ReadTicket(ImagePriority.Normal)),
            WaitAsync("newer", new ReadTicket(ImagePriority.Normal)),
            WaitAsync("high", new ReadTicket(ImagePriority.High)),
        ];

        _queue.Exit();
        await Task.WhenAll(waiting);

        Assert.Equal(["high", "newer", "older", "low"], _order);
    }

    [Fact]
    public async Task Raise_TicketWaits_MovesItAheadAndNeverBack()
    {
        var prefetched = new ReadTicket(ImagePriority.Low);
        await _queue.EnterAsync(new ReadTicket(ImagePriority.Low), CancellationToken.None);
        Task[] waiting = [WaitAsync("prefetched", prefetched), WaitAsync("normal", new ReadTicket(ImagePriority.Normal))];

        _queue.Raise(prefetched, ImagePriority.High);
        _queue.Raise(prefetched, ImagePriority.Low);
        _queue.Exit();
        await Task.WhenAll(waiting);

        Assert.Equal(["prefetched", "normal"], _order);
    }

    [Fact]
    public async Task EnterAsync_Cancelled_LeavesTheQueueAndGivesTheTurnToTheNext()
    {
        using var leaving = new CancellationTokenSource();
        await _queue.EnterAsync(new ReadTicket(ImagePriority.Low), CancellationToken.None);
        Task left = _queue.EnterAsync(new ReadTicket(ImagePriority.High), leaving.Token);
        Task next = WaitAsync("next", new ReadTicket(ImagePriority.Low));

        await leaving.CancelAsync();
        int length = _queue.Length;
        _queue.Exit();
        await next;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal((1, 0), (length, _queue.Length));
    }

    private async Task WaitAsync(string name, ReadTicket ticket)
    {
        await _queue.EnterAsync(ticket, CancellationToken.None);
        _order.Add(name);
        _queue.Exit();
    }
}
