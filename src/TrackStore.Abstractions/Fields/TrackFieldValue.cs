namespace TrackStore;

/// <summary>One layer's value of one field of a track.</summary>
public sealed record TrackFieldValue
{
    /// <summary>Gets the field.</summary>
    public required TrackField Field { get; init; }

    /// <summary>Gets the layer that the value stands in.</summary>
    public required FieldLayer Layer { get; init; }

    /// <summary>Gets the platform whose value this is, for the layers <see cref="FieldLayer.Platform"/> and <see cref="FieldLayer.Pin"/>; else null.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets the value as invariant text (durations in milliseconds), or null when the layer says "deliberately empty".</summary>
    public required string? Value { get; init; }

    /// <summary>Gets when the value was set, in UTC.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>Gets a value indicating whether this is the value that the track shows.</summary>
    public required bool IsEffective { get; init; }
}
