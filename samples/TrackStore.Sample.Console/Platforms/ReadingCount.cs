namespace TrackStore.Sample.Platforms;

/// <summary>Counts the tracks that a platform gave, of which the last ones are not stored yet: a slow platform shows that it is alive.</summary>
internal sealed class ReadingCount
{
    private long _tracks;

    /// <summary>Gets or sets who hears of each track.</summary>
    public Action<long>? Changed { get; set; }

    public void Add() => Changed?.Invoke(Interlocked.Increment(ref _tracks));
}
