namespace TrackStore.Artwork.Downloads.Http;

/// <summary>What a server tells one version of a picture from another by (RFC 9110, section 8.8).</summary>
/// <param name="ETag">The entity tag as the server wrote it, quotes included, or null.</param>
/// <param name="LastModified">When the picture was changed last, or null.</param>
internal sealed record CacheValidators(string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>Gets the validators of a server that sends none.</summary>
    public static CacheValidators None { get; } = new(null, null);
}
