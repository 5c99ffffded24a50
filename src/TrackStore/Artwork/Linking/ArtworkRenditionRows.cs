using System.Runtime.InteropServices;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Linking;

/// <summary>Finds and plans pictures with their renditions and originals.</summary>
internal static class ArtworkRenditionRows
{
    /// <summary>Finds a stored picture by its key.</summary>
    /// <returns>The picture, or null.</returns>
    public static ArtworkEntity? Find(LibraryRows rows, RenderingKey key)
        => rows.Artworks.ByHash.Find(key.HashBytes).FirstOrDefault(artwork => artwork.Profile == key.Profile);

    /// <summary>Adds a picture with its renditions.</summary>
    /// <returns>The id.</returns>
    public static long Add(LibraryRows rows, RenderingKey key, ImageSource source, RenderedArtwork prepared)
    {
        (ProcessedArtwork processed, ArtworkPlaceholder? placeholder, long? look) = prepared;
        var artwork = new ArtworkEntity
        {
            Id = rows.NewId(IdKind.Artwork),
            Hash = key.HashBytes,
            Profile = key.Profile,
            KeyHash = StoredArtworkKey.ToStored(key.KeyHash),
            MimeType = MimeTypes.Of(source.Format),
            Width = processed.Width,
            Height = processed.Height,
            ByteLength = source.Data.Length,
            ThumbHash = placeholder?.ThumbHash.Bytes.ToArray(),
            DominantColor = placeholder?.DominantColor,
            CreatedAt = rows.Now,
            LongestSide = Math.Max(processed.Width, processed.Height),
            PerceptualHash = look,
            HashBand0 = Band(0),
            HashBand1 = Band(1),
            HashBand2 = Band(2),
            HashBand3 = Band(3),
        };
        rows.Artworks.Put(artwork);
        foreach (Rendition rendition in processed.Renditions)
            Add(rows, artwork.Id, rendition);
        return artwork.Id;

        int? Band(int band) => look is { } hash ? PerceptualHash.Band(hash, band) : null;
    }

    /// <summary>
    /// Adds a picture's original, which must not be stored yet. It is deleted with the last picture that was rendered from it.
    /// </summary>
    public static void KeepOriginal(LibraryRows rows, RenderingKey key, ImageSource source)
        => rows.ArtworkOriginals.Put(new ArtworkOriginalEntity
        {
            Hash = key.HashBytes,
            Data = BytesOf(source.Data),
            CreatedAt = rows.Now,
        });

    /// <summary>Adds one rendition of a picture.</summary>
    public static void Add(LibraryRows rows, long artworkId, Rendition rendition)
    {
        long imageId = rows.NewId(IdKind.Image);
        rows.Images.Put(new ImageEntity
        {
            Id = imageId,
            ArtworkId = artworkId,
            Size = EnumNames<ImageSize>.Of(rendition.Size),
            MimeType = rendition.MimeType,
            Width = rendition.Width,
            Height = rendition.Height,
            ByteLength = rendition.Data.Length,
        });
        rows.ImageContents.Put(new ImageContentEntity { ImageId = imageId, Data = BytesOf(rendition.Data) });
    }

    // A plan may be made several times, so bytes are copied only if they are part of a larger array.
    private static byte[] BytesOf(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
