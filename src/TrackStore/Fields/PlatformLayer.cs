namespace TrackStore.Fields;

/// <summary>What one platform says of a track.</summary>
internal sealed record PlatformLayer(string Platform, FieldValues Values, DateTime SetAt);
