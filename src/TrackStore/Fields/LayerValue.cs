namespace TrackStore.Fields;

/// <summary>What one layer says of a field; a null value is "deliberately empty".</summary>
internal readonly record struct LayerValue(FieldLayer Layer, string? Platform, string? Value, DateTime SetAt);
