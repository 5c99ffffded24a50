namespace TrackStore.Loading.Scheduling;

/// <summary>Who wants a picture, or its bytes, right now. Guarded by the loader's lock.</summary>
/// <param name="queue">Where the calls for it wait for their turn.</param>
internal sealed class Demand(ReadQueue queue)
{
    private readonly List<ReadTicket> _tickets = [];
    private ImagePriority _priority = ImagePriority.Low;

    /// <summary>Gets or sets how many callers wait.</summary>
    public int Waiters { get; set; }

    /// <summary>Gets or sets how many of the callers want the events raised.</summary>
    public int Audience { get; set; }

    /// <summary>Gets the demand for the bytes that the picture turned out to have; it is as urgent as this.</summary>
    public Demand? Contents { get; private set; }

    /// <summary>Makes the calls as urgent as a caller who came wants them.</summary>
    /// <param name="priority">How urgent the caller is.</param>
    public void Raise(ImagePriority priority)
    {
        if (priority > _priority)
        {
            _priority = priority;
        }

        foreach (ReadTicket ticket in _tickets)
        {
            queue.Raise(ticket, priority);
        }

        Contents?.Raise(priority);
    }

    /// <summary>Passes the urgency on to the bytes.</summary>
    /// <param name="contents">The demand for the bytes.</param>
    public void WaitFor(Demand contents)
    {
        Contents = contents;
        contents.Raise(_priority);
    }

    /// <summary>Makes the ticket for one call.</summary>
    /// <returns>The ticket, which is raised with the demand until it is handed in.</returns>
    public ReadTicket Issue()
    {
        var ticket = new ReadTicket(_priority);
        _tickets.Add(ticket);
        return ticket;
    }

    /// <summary>Hands a ticket in.</summary>
    /// <param name="ticket">The ticket.</param>
    public void Return(ReadTicket ticket) => _tickets.Remove(ticket);
}
