using System.Globalization;

namespace TrackStore;

/// <summary>The album can't be deleted, because tracks are on it. Nothing was deleted.</summary>
public sealed class AlbumInUseException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="AlbumInUseException"/> class.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="trackCount">The number of tracks on the album.</param>
    public AlbumInUseException(long albumId, int trackCount)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The album {albumId} still has {trackCount} track(s). Delete them or move them to another album first."))
    {
        AlbumId = albumId;
        TrackCount = trackCount;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.AlbumInUse;

    /// <summary>Gets the album's identifier.</summary>
    public long AlbumId { get; }

    /// <summary>Gets the number of tracks on the album.</summary>
    public int TrackCount { get; }
}
