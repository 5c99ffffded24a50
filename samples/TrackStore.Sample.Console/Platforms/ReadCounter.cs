namespace TrackStore.Sample.Platforms;

/// <summary>Counts the tracks that a platform returned, including those that aren't stored yet.</summary>
internal sealed class ReadCounter
{
    private long _tracks;

    /// <summary>Gets or sets what is called with the new count for each track.</summary>
    public Action<long>? Changed { get; set; }

    public void Add() => Changed?.Invoke(Interlocked.Increment(ref _tracks));
}
