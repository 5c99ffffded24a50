using TrackStore.Artwork.Rendering;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <content>Originals that are kept, and pictures that are rendered again from them.</content>
internal sealed partial class ArtworkWriter
{
    /// <summary>
    /// Stores a picture's original unless it is stored already. It is deleted with the last picture that was rendered from it.
    /// </summary>
    public async Task KeepOriginalAsync(RenderingKey key, ImageSource source, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT 1 FROM artwork_originals WHERE hash = @hash", "@hash");
        if (await find.NumberAsync(cancellationToken, key.HashBytes).ConfigureAwait(false) is not null)
            return;
        await transaction.ExecuteAsync(
            "INSERT INTO artwork_originals (hash, data, created_at) VALUES (@hash, @data, @now)",
            [("@hash", key.HashBytes), ("@data", source.Data.ToArray()), ("@now", transaction.Now)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells whether a picture is still stored.</summary>
    public async Task<bool> ExistsAsync(long artworkId, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT 1 FROM artworks WHERE id = @id", "@id");
        return await find.NumberAsync(cancellationToken, artworkId).ConfigureAwait(false) is not null;
    }

    /// <summary>
    /// Makes everything that shows one picture show another one of the same original instead; sources, choices and times stay. Deletes
    /// the first picture.
    /// </summary>
    public async Task MoveLinksAsync(long from, long to, CancellationToken cancellationToken)
    {
        await MoveLinksAsync(ArtworkOwnerKind.Track, from, to, cancellationToken).ConfigureAwait(false);
        await MoveLinksAsync(ArtworkOwnerKind.Album, from, to, cancellationToken).ConfigureAwait(false);
        await transaction.SweepArtworksAsync([from], cancellationToken).ConfigureAwait(false);
    }

    private async Task MoveLinksAsync(ArtworkOwnerKind ownerKind, long from, long to, CancellationToken cancellationToken)
    {
        (string table, string links, string column) = ownerKind == ArtworkOwnerKind.Track
            ? (Schema.Tracks, Schema.TrackArtworks, "track_id")
            : (Schema.Albums, Schema.AlbumArtworks, "album_id");
        using SqlStatement find = transaction.Prepare($"SELECT {column} FROM {links} WHERE artwork_id = @from", "@from");
        SqlRows rows = await find.ReadAsync(cancellationToken, from).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                long id = rows.Integer(0);
                transaction.Changes.ArtworkOf(ownerKind == ArtworkOwnerKind.Track ? ArtworkOwner.Track(id) : ArtworkOwner.Album(id));
            }
        }

        (string, SqlValue)[] ids = [("@from", from), ("@to", to)];
        await transaction.ExecuteAsync(
            $"""
            UPDATE {table} SET artwork_id = @to
            WHERE id IN (SELECT {column} FROM {links} WHERE artwork_id = @from) AND artwork_id = @from
            """,
            ids,
            cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync($"UPDATE {links} SET artwork_id = @to WHERE artwork_id = @from", ids, cancellationToken)
            .ConfigureAwait(false);
    }
}
