namespace TrackStore.Fields;

/// <summary>A field's value in one layer; null means "deliberately empty".</summary>
internal readonly record struct LayerValue(FieldLayer Layer, string? Platform, string? Value, DateTime SetAt);
