using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <summary>Writes pictures and the links to them, in one transaction.</summary>
internal sealed partial class ArtworkWriter(StoreTransaction transaction)
{
    public async Task<long?> FindAsync(ArtworkKey key, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT id FROM artworks WHERE hash = @hash AND profile = @profile", "@hash", "@profile");
        return await find.NumberAsync(cancellationToken, key.HashBytes, key.Profile).ConfigureAwait(false);
    }

    public async Task<long> AddAsync(ArtworkKey key, ImageSource source, RenderedArtwork prepared, CancellationToken cancellationToken)
    {
        (ProcessedArtwork artwork, ArtworkPlaceholder? placeholder) = prepared;
        using SqlStatement add = transaction.Prepare(
            """
            INSERT INTO artworks (hash, profile, mime_type, width, height, byte_length, thumb_hash, dominant_color, created_at)
            VALUES (@hash, @profile, @mime_type, @width, @height, @byte_length, @thumb_hash, @dominant_color, @now)
            """,
            "@hash", "@profile", "@mime_type", "@width", "@height", "@byte_length", "@thumb_hash", "@dominant_color", "@now");
        long artworkId = await add.InsertAsync(
            cancellationToken,
            key.HashBytes,
            key.Profile,
            MimeTypes.Of(source.Format),
            artwork.Width,
            artwork.Height,
            source.Data.Length,
            placeholder?.ThumbHash.Bytes.ToArray(),
            placeholder?.DominantColor,
            transaction.Now).ConfigureAwait(false);

        using SqlStatement addImage = transaction.Prepare(
            """
            INSERT INTO images (artwork_id, size, mime_type, width, height, byte_length)
            VALUES (@artwork, @size, @mime_type, @width, @height, @byte_length)
            """,
            "@artwork", "@size", "@mime_type", "@width", "@height", "@byte_length");
        using SqlStatement addContent = transaction.Prepare("INSERT INTO image_contents (image_id, data) VALUES (@image, @data)", "@image", "@data");
        foreach (Rendition rendition in artwork.Renditions)
        {
            long imageId = await addImage.InsertAsync(
                cancellationToken, artworkId, EnumNames<ImageSize>.Of(rendition.Size), rendition.MimeType, rendition.Width, rendition.Height, rendition.Data.Length).ConfigureAwait(false);
            await addContent.ExecuteAsync(cancellationToken, imageId, rendition.Data.ToArray()).ConfigureAwait(false);
        }

        return artworkId;
    }

    /// <summary>
    /// Tells which of the target's subjects take the picture: a source never replaces its own picture by a smaller one, nor by another while the user
    /// has chosen it. The user may do both.
    /// </summary>
    public async Task<IReadOnlyList<(ImageSubject Subject, long Id)>> TakersAsync(ArtworkTarget target, long? artworkId, long pixels, CancellationToken cancellationToken)
    {
        var takers = new List<(ImageSubject Subject, long Id)>();
        foreach ((ImageSubject subject, long id) in target.Subjects)
        {
            var links = new ArtworkLinks(transaction, subject, id, target.Kind);
            await links.RequireSubjectAsync(cancellationToken).ConfigureAwait(false);
            ArtworkLink? before = (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(link => link.Source == target.Source);
            if (before is null || target.Source == Sources.User || before.ArtworkId == artworkId || (!before.IsChosen && before.Pixels <= pixels))
                takers.Add((subject, id));
        }

        return takers;
    }

    /// <summary>Makes the artwork the source's candidate, decides anew what is shown, and deletes what it replaced when nothing else refers to it.</summary>
    public async Task LinkAsync(ArtworkTarget target, (ImageSubject Subject, long Id) taker, long artworkId, IReadOnlyList<string> ranking, CancellationToken cancellationToken)
    {
        var links = new ArtworkLinks(transaction, taker.Subject, taker.Id, target.Kind);
        ArtworkLink? before = (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(link => link.Source == target.Source);
        await links.SetAsync(target.Source, target.SourceUrl, artworkId, cancellationToken).ConfigureAwait(false);
        await links.ShowBestAsync(ranking, cancellationToken).ConfigureAwait(false);
        if (before?.ArtworkId is { } replaced && replaced != artworkId)
            await transaction.SweepArtworksAsync([replaced], cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> PixelsOfAsync(long artworkId, CancellationToken cancellationToken)
    {
        using SqlStatement size = transaction.Prepare("SELECT width * height FROM artworks WHERE id = @id", "@id");
        return await size.NumberAsync(cancellationToken, artworkId).ConfigureAwait(false) ?? 0;
    }
}
