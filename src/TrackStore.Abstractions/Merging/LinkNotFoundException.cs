using System.Globalization;

namespace TrackStore;

/// <summary>The track has no link to this item of the platform.</summary>
public sealed class LinkNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="LinkNotFoundException"/> class.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="platform">The platform's name.</param>
    /// <param name="platformId">The item's id on the platform.</param>
    public LinkNotFoundException(long trackId, string platform, string platformId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The track {trackId} has no link to \"{platformId}\" on {platform}. GetPlatformInfoAsync lists its links."))
    {
        TrackId = trackId;
        Platform = platform;
        PlatformId = platformId;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.LinkNotFound;

    /// <summary>Gets the track.</summary>
    public long TrackId { get; }

    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; }

    /// <summary>Gets the item's id on the platform.</summary>
    public string PlatformId { get; }
}
