namespace TrackStore.Loading.Scheduling;

/// <summary>A place in the <see cref="ReadQueue"/>, which guards it.</summary>
internal sealed class ReadTicket
{
    public ReadTicket(ImagePriority priority)
    {
        Priority = priority;
        Node = new LinkedListNode<ReadTicket>(this);
    }

    /// <summary>Gets or sets how urgent the call is.</summary>
    public ImagePriority Priority { get; set; }

    /// <summary>Gets the place among those of the same priority.</summary>
    public LinkedListNode<ReadTicket> Node { get; }

    /// <summary>Gets what ends when it is the call's turn.</summary>
    public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
