namespace TrackStore;

/// <summary>A picture that a platform provides.</summary>
public sealed record PlatformArtwork
{
    /// <summary>Gets the absolute address, http or https, at most 2,000 characters.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the width in pixels, or null when it is unknown.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels, or null when it is unknown.</summary>
    public int? Height { get; init; }
}
