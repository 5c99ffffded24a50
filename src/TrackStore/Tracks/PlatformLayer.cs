namespace TrackStore.Tracks;

/// <summary>What one platform says of a track.</summary>
internal sealed record PlatformLayer(string Platform, IReadOnlyDictionary<TrackField, string?> Values, DateTime SetAt);
