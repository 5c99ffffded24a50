namespace TrackStore.Fields;

/// <summary>The values that one platform provides for a track.</summary>
internal sealed record PlatformLayer(string Platform, FieldValues Values, DateTime SetAt);
