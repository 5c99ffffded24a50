namespace TrackStore;

/// <summary>
/// A track or an album, to which pictures belong: <c>ArtworkOwner.Track(5)</c> or <c>ArtworkOwner.Album(3)</c>. The default value is
/// neither, and every member that takes an owner refuses it with an <see cref="ArgumentException"/>.
/// </summary>
public readonly record struct ArtworkOwner
{
    private ArtworkOwner(ArtworkOwnerKind kind, long id)
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>Gets whether it is a track or an album. The default value's kind is undefined.</summary>
    public ArtworkOwnerKind Kind { get; }

    /// <summary>Gets the identifier of the track or album.</summary>
    public long Id { get; }

    /// <summary>Gets the track's identifier, or null when it is no track.</summary>
    public long? TrackId => Kind == ArtworkOwnerKind.Track ? Id : null;

    /// <summary>Gets the album's identifier, or null when it is no album.</summary>
    public long? AlbumId => Kind == ArtworkOwnerKind.Album ? Id : null;

    /// <summary>Creates the owner that is a track.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <returns>The owner.</returns>
    public static ArtworkOwner Track(long trackId) => new(ArtworkOwnerKind.Track, trackId);

    /// <summary>Creates the owner that is an album.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <returns>The owner.</returns>
    public static ArtworkOwner Album(long albumId) => new(ArtworkOwnerKind.Album, albumId);

    /// <summary>Describes the owner for people, such as <c>track 5</c>.</summary>
    /// <returns>The description.</returns>
    public override string ToString() => Kind switch
    {
        ArtworkOwnerKind.Track => $"track {Id}",
        ArtworkOwnerKind.Album => $"album {Id}",
        _ => "none",
    };
}
