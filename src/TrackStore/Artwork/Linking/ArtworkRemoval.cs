using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <summary>Removes the pictures of tracks and albums within a write.</summary>
internal static class ArtworkRemoval
{
    /// <summary>Removes all pictures and queued downloads of a track or album that is about to be deleted.</summary>
    public static async Task RemoveAllArtworkAsync(
        this StoreTransaction transaction,
        ArtworkOwner owner,
        CancellationToken cancellationToken)
    {
        (string links, string column) = LinksOf(owner.Kind);
        IReadOnlyList<long> artworkIds = await transaction.ArtworksOfAsync(links, column, owner.Id, cancellationToken)
            .ConfigureAwait(false);
        await transaction.ExecuteAsync($"DELETE FROM {links} WHERE {column} = @id", [("@id", owner.Id)], cancellationToken)
            .ConfigureAwait(false);
        await transaction.SweepArtworksAsync(artworkIds, cancellationToken).ConfigureAwait(false);

        // A download that lost its last target is deleted when it is due.
        await transaction.ExecuteAsync(
            "DELETE FROM artwork_download_targets WHERE subject = @subject AND subject_id = @id",
            [("@subject", EnumNames<ArtworkOwnerKind>.Of(owner.Kind)), ("@id", owner.Id)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes all pictures of a kind from a track or album, including the user's choice.</summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> UnlinkArtworkAsync(
        this StoreTransaction transaction,
        ArtworkOwner owner,
        string kind,
        CancellationToken cancellationToken)
    {
        (string links, string column) = LinksOf(owner.Kind);
        IReadOnlyList<long> artworkIds = await transaction.ArtworksOfAsync(links, column, owner.Id, cancellationToken)
            .ConfigureAwait(false);
        int removed = await transaction.ExecuteAsync(
            $"DELETE FROM {links} WHERE {column} = @id AND kind = @kind",
            [("@id", owner.Id), ("@kind", kind)],
            cancellationToken).ConfigureAwait(false);
        if (removed == 0)
            return false;
        if (kind == Schema.Front)
        {
            await ArtworkLinks.ShowAsync(transaction, owner, artworkId: null, isDecided: false, cancellationToken)
                .ConfigureAwait(false);
        }

        await transaction.SweepArtworksAsync(artworkIds, cancellationToken).ConfigureAwait(false);
        transaction.Changes.ArtworkOf(owner);
        return true;
    }

    /// <summary>
    /// Deletes the given pictures that are no longer shown, with their renditions and the originals kept for them.
    /// </summary>
    public static async Task SweepArtworksAsync(
        this StoreTransaction transaction,
        IEnumerable<long> artworkIds,
        CancellationToken cancellationToken)
    {
        using SqlStatement sweep = transaction.Prepare(
            """
            DELETE FROM artworks WHERE id = @id
                AND NOT EXISTS (SELECT 1 FROM track_artworks l WHERE l.artwork_id = artworks.id)
                AND NOT EXISTS (SELECT 1 FROM album_artworks l WHERE l.artwork_id = artworks.id)
            RETURNING hash
            """,
            "@id");
        using SqlStatement sweepOriginal = transaction.Prepare(
            """
            DELETE FROM artwork_originals WHERE hash = @hash
                AND NOT EXISTS (SELECT 1 FROM artworks a WHERE a.hash = artwork_originals.hash)
            """,
            "@hash");
        foreach (long artworkId in artworkIds)
        {
            if (await sweep.BytesAsync(artworkId, cancellationToken).ConfigureAwait(false) is { } hash)
                await sweepOriginal.ExecuteAsync(cancellationToken, hash).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<long>> ArtworksOfAsync(
        this StoreTransaction transaction,
        string links,
        string column,
        long id,
        CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare(
            $"SELECT artwork_id FROM {links} WHERE {column} = @id AND artwork_id IS NOT NULL", "@id");
        var found = new List<long>();
        SqlRows rows = await find.ReadAsync(cancellationToken, id).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                found.Add(rows.Integer(0));
        }

        return found;
    }

    private static (string Table, string Column) LinksOf(ArtworkOwnerKind ownerKind)
        => ownerKind == ArtworkOwnerKind.Track ? (Schema.TrackArtworks, "track_id") : (Schema.AlbumArtworks, "album_id");
}
