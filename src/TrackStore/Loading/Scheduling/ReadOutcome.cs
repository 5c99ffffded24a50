namespace TrackStore.Loading.Scheduling;

/// <summary>How a read ended.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Epoch">The loader's count of changes when the answer was known to be true; who came after a later change must not take it.</param>
/// <param name="IsAnnounced">Whether the events are raised; not when nobody wanted them at that moment.</param>
internal readonly record struct ReadOutcome(ImageLoadResult Result, long Epoch, bool IsAnnounced);
