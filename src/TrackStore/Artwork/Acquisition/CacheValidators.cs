namespace TrackStore.Artwork.Acquisition;

/// <summary>The HTTP validators that identify one version of a picture (RFC 9110, section 8.8).</summary>
/// <param name="ETag">The entity tag as the server sent it, including the quotes, or null.</param>
/// <param name="LastModified">When the picture was last modified, or null.</param>
internal sealed record CacheValidators(string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>Gets the validators of a picture whose server sent none.</summary>
    public static CacheValidators None { get; } = new(null, null);
}
