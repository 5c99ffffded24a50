namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>The time that a piece of work took.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Processor">By all threads of the process that did it.</param>
internal readonly record struct WorkTime(TimeSpan Wall, TimeSpan Processor);
