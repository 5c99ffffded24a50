namespace TrackStore;

/// <summary>The value of a track's field in one layer.</summary>
public sealed record TrackFieldValue
{
    /// <summary>Gets the field.</summary>
    public required TrackField Field { get; init; }

    /// <summary>Gets the layer.</summary>
    public required FieldLayer Layer { get; init; }

    /// <summary>Gets the platform, for the layers <see cref="FieldLayer.Platform"/> and <see cref="FieldLayer.Pin"/>; else null.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets the value as culture-invariant text (durations in milliseconds), or null for "deliberately empty".</summary>
    public required string? Value { get; init; }

    /// <summary>
    /// Gets when the value was set, in UTC; the type's default when that is unknown, as for a link that was never synced.
    /// </summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>Gets a value indicating whether the track shows this value.</summary>
    public required bool IsEffective { get; init; }
}
