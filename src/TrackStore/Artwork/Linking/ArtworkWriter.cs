using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <summary>Writes the rows of pictures within a write.</summary>
internal sealed partial class ArtworkWriter(StoreTransaction transaction)
{
    /// <summary>Finds a stored picture by its key.</summary>
    /// <returns>The id, or null.</returns>
    public async Task<long?> FindAsync(RenderingKey key, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare(
            "SELECT id FROM artworks WHERE hash = @hash AND profile = @profile",
            "@hash",
            "@profile");
        return await find.NumberAsync(cancellationToken, key.HashBytes, key.Profile).ConfigureAwait(false);
    }

    /// <summary>Stores a picture with its renditions.</summary>
    /// <returns>The id.</returns>
    public async Task<long> AddAsync(RenderingKey key, ImageSource source, RenderedArtwork prepared, CancellationToken cancellationToken)
    {
        (ProcessedArtwork artwork, ArtworkPlaceholder? placeholder) = prepared;
        using SqlStatement add = transaction.Prepare(
            """
            INSERT INTO artworks (id, hash, profile, key_hash, mime_type, width, height, byte_length, thumb_hash, dominant_color, created_at)
            VALUES (@id, @hash, @profile, @key_hash, @mime_type, @width, @height, @byte_length, @thumb_hash, @dominant_color, @now)
            """,
            "@id", "@hash", "@profile", "@key_hash", "@mime_type", "@width", "@height", "@byte_length", "@thumb_hash", "@dominant_color", "@now");
        long artworkId = transaction.NewId(IdKind.Artwork);
        await add.ExecuteAsync(
            cancellationToken,
            artworkId,
            key.HashBytes,
            key.Profile,
            StoredArtworkKey.ToStored(key.KeyHash),
            MimeTypes.Of(source.Format),
            artwork.Width,
            artwork.Height,
            source.Data.Length,
            placeholder?.ThumbHash.Bytes.ToArray(),
            placeholder?.DominantColor,
            transaction.Now).ConfigureAwait(false);

        using SqlStatement addImage = transaction.Prepare(
            """
            INSERT INTO images (id, artwork_id, size, mime_type, width, height, byte_length)
            VALUES (@id, @artwork, @size, @mime_type, @width, @height, @byte_length)
            """,
            "@id", "@artwork", "@size", "@mime_type", "@width", "@height", "@byte_length");
        using SqlStatement addContent = transaction.Prepare(
            "INSERT INTO image_contents (image_id, data) VALUES (@image, @data)",
            "@image",
            "@data");
        foreach (Rendition rendition in artwork.Renditions)
        {
            long imageId = transaction.NewId(IdKind.Image);
            await addImage.ExecuteAsync(
                cancellationToken,
                imageId,
                artworkId,
                EnumNames<ImageSize>.Of(rendition.Size),
                rendition.MimeType,
                rendition.Width,
                rendition.Height,
                rendition.Data.Length).ConfigureAwait(false);
            await addContent.ExecuteAsync(cancellationToken, imageId, rendition.Data.ToArray()).ConfigureAwait(false);
        }

        return artworkId;
    }

    /// <summary>Gets the number of pixels of a picture's original.</summary>
    public async Task<long> PixelsOfAsync(long artworkId, CancellationToken cancellationToken)
    {
        using SqlStatement size = transaction.Prepare("SELECT width * height FROM artworks WHERE id = @id", "@id");
        return await size.NumberAsync(cancellationToken, artworkId).ConfigureAwait(false) ?? 0;
    }
}
