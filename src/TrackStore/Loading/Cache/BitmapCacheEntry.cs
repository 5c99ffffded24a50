using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading.Cache;

/// <summary>One rendition's bitmap, decoded or being decoded. It exists while it is leased or kept.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
internal sealed class BitmapCacheEntry<TBitmap>
    where TBitmap : class
{
    /// <summary>Initializes a new instance of the <see cref="BitmapCacheEntry{TBitmap}"/> class.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    public BitmapCacheEntry(long imageId)
    {
        ImageId = imageId;
        Node = new LinkedListNode<BitmapCacheEntry<TBitmap>>(this);
    }

    /// <summary>Gets the rendition's identifier.</summary>
    public long ImageId { get; }

    /// <summary>Gets the position in the order of use; it is in a list while the bitmap is kept.</summary>
    public LinkedListNode<BitmapCacheEntry<TBitmap>> Node { get; }

    /// <summary>Gets or sets the decoding in progress, or null.</summary>
    public BitmapDecode<TBitmap>? Decode { get; set; }

    /// <summary>Gets or sets the bitmap, or null until it is decoded.</summary>
    public TBitmap? Bitmap { get; set; }

    /// <summary>Gets or sets the size of the bitmap in bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets the number of callers that show the bitmap or wait for it.</summary>
    public int Leases { get; set; }
}
