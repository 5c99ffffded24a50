using TrackStore.Storage;

namespace TrackStore.Artwork;

/// <summary>Writes pictures and the links to them, in one transaction.</summary>
internal sealed class ArtworkWriter(StoreTransaction transaction)
{
    public async Task<long?> FindAsync(ArtworkKey key, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT id FROM artworks WHERE hash = @hash AND profile = @profile", "@hash", "@profile");
        return await find.NumberAsync(cancellationToken, key.HashBytes, key.Profile).ConfigureAwait(false);
    }

    public async Task<long> AddAsync(ArtworkKey key, ImageSource source, PreparedArtwork prepared, CancellationToken cancellationToken)
    {
        (ProcessedArtwork artwork, Placeholder? placeholder) = prepared;
        using SqlStatement add = transaction.Prepare(
            """
            INSERT INTO artworks (hash, profile, mime_type, width, height, byte_length, thumb_hash, dominant_colour, created_at)
            VALUES (@hash, @profile, @mime_type, @width, @height, @byte_length, @thumb_hash, @dominant_colour, @now) RETURNING id
            """,
            "@hash", "@profile", "@mime_type", "@width", "@height", "@byte_length", "@thumb_hash", "@dominant_colour", "@now");
        long artworkId = (await add.NumberAsync(
            cancellationToken,
            key.HashBytes,
            key.Profile,
            MimeTypes.Of(source.Format),
            artwork.Width,
            artwork.Height,
            source.Data.Length,
            placeholder?.ThumbHash.Bytes.ToArray(),
            placeholder?.DominantColour,
            transaction.Now).ConfigureAwait(false))!.Value;

        using SqlStatement addImage = transaction.Prepare(
            """
            INSERT INTO images (artwork_id, size, mime_type, width, height, byte_length)
            VALUES (@artwork, @size, @mime_type, @width, @height, @byte_length) RETURNING id
            """,
            "@artwork", "@size", "@mime_type", "@width", "@height", "@byte_length");
        using SqlStatement addContent = transaction.Prepare("INSERT INTO image_contents (image_id, data) VALUES (@image, @data)", "@image", "@data");
        foreach (Rendition rendition in artwork.Renditions)
        {
            long? imageId = await addImage.NumberAsync(
                cancellationToken, artworkId, Words<ImageSize>.Of(rendition.Size), rendition.MimeType, rendition.Width, rendition.Height, rendition.Data.Length).ConfigureAwait(false);
            await addContent.ExecuteAsync(cancellationToken, imageId, rendition.Data.ToArray()).ConfigureAwait(false);
        }

        return artworkId;
    }

    /// <summary>Makes the target show the artwork, and deletes what it showed before when nothing else shows it.</summary>
    public async Task LinkAsync(ArtworkTarget target, long artworkId, CancellationToken cancellationToken)
    {
        if (target.TrackId is { } trackId)
        {
            await transaction.RequireTrackAsync(trackId, cancellationToken).ConfigureAwait(false);
            await LinkAsync(Schema.TrackArtworks, "track_id", trackId, target, artworkId, cancellationToken).ConfigureAwait(false);
        }

        if (target.AlbumId is { } albumId)
        {
            await transaction.RequireAlbumAsync(albumId, cancellationToken).ConfigureAwait(false);
            await LinkAsync(Schema.AlbumArtworks, "album_id", albumId, target, artworkId, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LinkAsync(string links, string column, long id, ArtworkTarget target, long artworkId, CancellationToken cancellationToken)
    {
        using SqlStatement shown = transaction.Prepare($"SELECT artwork_id FROM {links} WHERE {column} = @id AND kind = @kind", "@id", "@kind");
        long? before = await shown.NumberAsync(cancellationToken, id, Schema.Front).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO {links} ({column}, kind, artwork_id, source, source_url, chosen_by_user, created_at)
            VALUES (@id, @kind, @artwork, @source, @source_url, @chosen, @now)
            ON CONFLICT ({column}, kind) DO UPDATE SET artwork_id = excluded.artwork_id, source = excluded.source, source_url = excluded.source_url,
                chosen_by_user = excluded.chosen_by_user, created_at = excluded.created_at
            """,
            [
                ("@id", id), ("@kind", Schema.Front), ("@artwork", artworkId), ("@source", target.Source), ("@source_url", target.SourceUrl),
                ("@chosen", target.Source == Sources.User), ("@now", transaction.Now),
            ],
            cancellationToken).ConfigureAwait(false);
        if (before is { } replaced && replaced != artworkId)
            await transaction.SweepArtworksAsync([replaced], cancellationToken).ConfigureAwait(false);
    }
}
