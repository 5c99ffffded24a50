using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading.Cache;

/// <summary>
/// The bytes of one stored rendition, in memory once however many cache entries show them and reads wait for them. Belongs to the
/// <see cref="ImageCache"/> and is guarded as it is.
/// </summary>
/// <param name="imageId">The rendition's identifier.</param>
internal sealed class CachedContent(long imageId)
{
    /// <summary>Gets the rendition's identifier.</summary>
    public long ImageId { get; } = imageId;

    /// <summary>Gets or sets the bytes, or null until they are read.</summary>
    public ReadOnlyMemory<byte>? Data { get; set; }

    /// <summary>Gets or sets how urgent the bytes are, or null before the first read wants them.</summary>
    public Demand? Demand { get; set; }

    /// <summary>Gets or sets how many reads want the bytes right now.</summary>
    public int Leases { get; set; }

    /// <summary>Gets or sets how many cache entries show the bytes; they count against the limit while there is one.</summary>
    public int Entries { get; set; }
}
