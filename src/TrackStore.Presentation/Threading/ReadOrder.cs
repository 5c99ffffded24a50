namespace TrackStore.Presentation.Threading;

/// <summary>Keeps a read that began before another one from showing after it, because what it has read may be older.</summary>
internal sealed class ReadOrder
{
    private int _begun;
    private int _shown;

    /// <summary>Numbers a read that begins.</summary>
    public int Begin() => Interlocked.Increment(ref _begun);

    /// <summary>Tells, on the context, whether a read is to be shown.</summary>
    public bool TryShow(int read)
    {
        if (read < _shown)
            return false;
        _shown = read;
        return true;
    }
}
