namespace TrackStore.Fields;

/// <summary>A field's value in one layer; null means "deliberately empty".</summary>
internal readonly record struct LayerValue(FieldLayer Layer, string? Platform, string? Value, DateTime SetAt)
{
    /// <summary>Gets the name of the source: the platform, or one of <see cref="Sources"/>.</summary>
    public string Source => Platform ?? (Layer == FieldLayer.User ? Sources.User : Sources.Base);
}
