namespace TrackStore;

/// <summary>A platform was chosen for fields of which it says nothing. Nothing was changed.</summary>
public sealed class PlatformValueNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="PlatformValueNotFoundException"/> class.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="fields">The fields of which it says nothing.</param>
    /// <param name="known">The fields of which it says something.</param>
    public PlatformValueNotFoundException(string platform, IReadOnlyList<TrackField> fields, IReadOnlyList<TrackField> known)
        : base(known.Count == 0
            ? $"The track has nothing from {platform}. Link or synchronise it with {platform} first."
            : $"{platform} says nothing of: {string.Join(", ", fields)}. It knows: {string.Join(", ", known)}.")
    {
        Platform = platform;
        Fields = fields;
    }

    /// <summary>Gets the platform.</summary>
    public string Platform { get; }

    /// <summary>Gets the fields of which it says nothing.</summary>
    public IReadOnlyList<TrackField> Fields { get; }
}
