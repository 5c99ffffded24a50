using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading.Cache;

/// <summary>One rendition's bitmap, or the wish for it. It lives while it is leased or kept. Guarded by the <see cref="BitmapLoader{TBitmap}"/>.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
internal sealed class BitmapCacheEntry<TBitmap>
    where TBitmap : class
{
    public BitmapCacheEntry(long imageId, Demand demand)
    {
        ImageId = imageId;
        Demand = demand;
        Node = new LinkedListNode<BitmapCacheEntry<TBitmap>>(this);
    }

    /// <summary>Gets the rendition's identifier.</summary>
    public long ImageId { get; }

    /// <summary>Gets how urgent the decode is.</summary>
    public Demand Demand { get; }

    /// <summary>Gets the place in the order of use, in its list while the bitmap is kept.</summary>
    public LinkedListNode<BitmapCacheEntry<TBitmap>> Node { get; }

    /// <summary>Gets or sets the bitmap, or null until it is decoded.</summary>
    public TBitmap? Bitmap { get; set; }

    /// <summary>Gets or sets how many bytes the bitmap takes.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets how many show the bitmap or wait for it.</summary>
    public int Leases { get; set; }
}
