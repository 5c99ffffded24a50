namespace TrackStore.Loading;

/// <summary>How a read ended.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Epoch">The loader's count of changes when the answer was known to be true; who came after a later change must not take it.</param>
internal readonly record struct ReadOutcome(ImageLoadResult Result, long Epoch);
