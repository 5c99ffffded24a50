using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Portable;

/// <summary>A rendition that a track or album shows, as the queries of <see cref="ImageQueries"/> read it.</summary>
/// <param name="OwnerId">The track or album that was asked for.</param>
/// <param name="TrackId">The track if the picture is its own, or null when it is an album's.</param>
/// <param name="AlbumId">The album, the picture's or the track's.</param>
/// <param name="Source">Where the picture came from.</param>
/// <param name="SourceUrl">The address that the picture came from, or null.</param>
/// <param name="CreatedAt">When the track or album got the picture, in UTC.</param>
/// <param name="Image">The rendition.</param>
/// <param name="KeyHash">The stored hash of the artwork's key.</param>
/// <param name="ThumbHash">The artwork's placeholder, or null.</param>
/// <param name="DominantColor">The artwork's color, or null.</param>
/// <param name="Data">The bytes, or null when they are gone or weren't asked for.</param>
internal sealed record ImageRow(
    long OwnerId,
    long? TrackId,
    long? AlbumId,
    string Source,
    string? SourceUrl,
    DateTime CreatedAt,
    ImageEntity Image,
    long KeyHash,
    byte[]? ThumbHash,
    int? DominantColor,
    byte[]? Data)
{
    public ImageInfo ToInfo() => new()
    {
        Id = Image.Id,
        ArtworkId = Image.ArtworkId,
        ArtworkKey = StoredArtworkKey.Of(Image.ArtworkId, KeyHash),
        Size = EnumNames<ImageSize>.Parse(Image.Size),
        MimeType = Image.MimeType,
        Width = Image.Width,
        Height = Image.Height,
        ByteLength = Image.ByteLength,
        TrackId = TrackId,
        AlbumId = TrackId is null ? AlbumId : null,
        Source = Source,
        SourceUrl = SourceUrl,
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(CreatedAt, DateTimeKind.Utc)),
        ThumbHash = ThumbHash is null ? null : StoredThumbHash.Read(ThumbHash),
        DominantColor = DominantColor,
    };
}
