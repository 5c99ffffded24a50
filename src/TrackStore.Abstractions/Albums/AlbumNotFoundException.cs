using System.Globalization;

namespace TrackStore;

/// <summary>A call wrote to an album that the library does not hold; nothing was written.</summary>
public sealed class AlbumNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="AlbumNotFoundException"/> class.</summary>
    /// <param name="albumId">The identifier that no album has.</param>
    public AlbumNotFoundException(long albumId)
        : base(string.Create(CultureInfo.InvariantCulture, $"There is no album with the id {albumId}; it may have been deleted. Add it first, or take the id from a track."))
        => AlbumId = albumId;

    /// <summary>Gets the identifier that no album has.</summary>
    public long AlbumId { get; }
}
