using System.Globalization;

namespace TrackStore;

/// <summary>There is no album with the given id. Nothing was written.</summary>
public sealed class AlbumNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="AlbumNotFoundException"/> class.</summary>
    /// <param name="albumId">The unknown identifier.</param>
    public AlbumNotFoundException(long albumId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"There is no album with the id {albumId}; it may have been deleted. Take the id from a track, or add the album."))
        => AlbumId = albumId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.AlbumNotFound;

    /// <summary>Gets the unknown identifier.</summary>
    public long AlbumId { get; }
}
