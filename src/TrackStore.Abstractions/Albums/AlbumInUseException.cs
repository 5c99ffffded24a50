using System.Globalization;

namespace TrackStore;

/// <summary>An album can't be deleted while tracks belong to it; nothing was deleted.</summary>
public sealed class AlbumInUseException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="AlbumInUseException"/> class.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="trackCount">How many tracks belong to it.</param>
    public AlbumInUseException(long albumId, int trackCount)
        : base(string.Create(CultureInfo.InvariantCulture, $"The album {albumId} still has {trackCount} track(s). Delete them or move them to another album first."))
    {
        AlbumId = albumId;
        TrackCount = trackCount;
    }

    /// <summary>Gets the album's identifier.</summary>
    public long AlbumId { get; }

    /// <summary>Gets how many tracks belong to the album.</summary>
    public int TrackCount { get; }
}
