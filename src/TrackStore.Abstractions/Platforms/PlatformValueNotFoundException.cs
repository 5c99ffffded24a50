namespace TrackStore;

/// <summary>A field can't be pinned to a platform that has no value for it. Nothing was changed.</summary>
public sealed class PlatformValueNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="PlatformValueNotFoundException"/> class.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="fields">The fields for which it has no value.</param>
    /// <param name="known">The fields for which it has a value.</param>
    public PlatformValueNotFoundException(string platform, IReadOnlyList<TrackField> fields, IReadOnlyList<TrackField> known)
        : base(known.Count == 0
            ? $"The track has no values from {platform}. Link or sync it with {platform} first."
            : $"{platform} has no value for: {string.Join(", ", fields)}. It has values for: {string.Join(", ", known)}.")
    {
        Platform = platform;
        Fields = fields;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.PlatformValueNotFound;

    /// <summary>Gets the platform.</summary>
    public string Platform { get; }

    /// <summary>Gets the fields for which the platform has no value.</summary>
    public IReadOnlyList<TrackField> Fields { get; }
}
