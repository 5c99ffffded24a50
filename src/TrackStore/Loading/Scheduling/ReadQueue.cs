namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Lets a number of calls run at once. Of those that wait, the most urgent starts first, and among equals the newest: while a list scrolls, the newest
/// are the visible ones.
/// </summary>
/// <param name="slots">How many calls may run at once.</param>
internal sealed class ReadQueue(int slots)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<ReadTicket>[] _waiting = [new(), new(), new()];
    private int _free = slots;
    private int _length;

    /// <summary>Gets how many calls wait.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Waits for the ticket's turn. Every entrance that succeeded wants its <see cref="Exit"/>.</summary>
    /// <param name="ticket">A ticket of its own for each entrance.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    public async Task EnterAsync(ReadTicket ticket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            Add(ticket);
        }

        using (cancellationToken.UnsafeRegister(_ => Abandon(ticket, cancellationToken), null))
        {
            await ticket.Granted.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Makes way for the next.</summary>
    public void Exit()
    {
        ReadTicket? next;
        lock (_gate)
        {
            next = _waiting[2].First?.Value ?? _waiting[1].First?.Value ?? _waiting[0].First?.Value;
            if (next is null)
            {
                _free++;
                return;
            }

            Remove(next);
        }

        next.Granted.SetResult();
    }

    /// <summary>Makes a ticket as urgent as another caller wants it, and the newest among its equals. A less urgent caller changes nothing.</summary>
    /// <param name="ticket">The ticket, be it waiting or not.</param>
    /// <param name="priority">How urgent the other caller is.</param>
    public void Raise(ReadTicket ticket, ImagePriority priority)
    {
        lock (_gate)
        {
            if (priority < ticket.Priority)
            {
                return;
            }

            bool isWaiting = ticket.Node.List is not null;
            if (isWaiting)
            {
                Remove(ticket);
            }

            ticket.Priority = priority;
            if (isWaiting)
            {
                Add(ticket);
            }
        }
    }

    private void Abandon(ReadTicket ticket, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (ticket.Node.List is null)
            {
                return;
            }

            Remove(ticket);
        }

        ticket.Granted.SetCanceled(cancellationToken);
    }

    private void Add(ReadTicket ticket)
    {
        _waiting[ticket.Priority - ImagePriority.Low].AddFirst(ticket.Node);
        _length++;
    }

    private void Remove(ReadTicket ticket)
    {
        ticket.Node.List!.Remove(ticket.Node);
        _length--;
    }
}
