namespace TrackStore;

/// <summary>A value, and the number of tracks that have it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="TrackCount">The number of tracks, at least 1.</param>
public sealed record FacetValue<T>(T Value, int TrackCount);
