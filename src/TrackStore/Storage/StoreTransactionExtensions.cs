using TrackStore.Storage.Sql;

namespace TrackStore.Storage;

/// <summary>What several repositories need within a write.</summary>
internal static class StoreTransactionExtensions
{
    public static async Task RequireTrackAsync(this StoreTransaction transaction, long trackId, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT id FROM tracks WHERE id = @id", "@id");
        if (await find.NumberAsync(cancellationToken, trackId).ConfigureAwait(false) is null)
            throw new TrackNotFoundException(trackId);
    }

    public static async Task RequireAlbumAsync(this StoreTransaction transaction, long albumId, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT id FROM albums WHERE id = @id", "@id");
        if (await find.NumberAsync(cancellationToken, albumId).ConfigureAwait(false) is null)
            throw new AlbumNotFoundException(albumId);
    }

    /// <summary>Deletes a track's row, by which all that hangs on it goes, or an album's.</summary>
    /// <returns>True when it was there.</returns>
    public static async Task<bool> DeleteWithArtworkAsync(this StoreTransaction transaction, ImageSubject subject, long id, CancellationToken cancellationToken)
    {
        (string table, string links, string column) = subject == ImageSubject.Track
            ? (Schema.Tracks, Schema.TrackArtworks, "track_id")
            : (Schema.Albums, Schema.AlbumArtworks, "album_id");
        IReadOnlyList<long> shown = await transaction.ArtworksOfAsync(links, column, id, cancellationToken).ConfigureAwait(false);
        if (await transaction.ExecuteAsync($"DELETE FROM {table} WHERE id = @id", [("@id", id)], cancellationToken).ConfigureAwait(false) == 0)
            return false;
        await transaction.SweepArtworksAsync(shown, cancellationToken).ConfigureAwait(false);
        await transaction.ForgetDownloadsAsync(subject, id, cancellationToken).ConfigureAwait(false);
        transaction.Changes.Deleted(subject, id);
        return true;
    }

    /// <summary>Takes all of a track's or album's pictures of a kind away, and the user's choice among them.</summary>
    /// <returns>True when there was one.</returns>
    public static async Task<bool> UnlinkArtworkAsync(this StoreTransaction transaction, ImageSubject subject, long id, string kind, CancellationToken cancellationToken)
    {
        (string links, string column) = subject == ImageSubject.Track ? (Schema.TrackArtworks, "track_id") : (Schema.AlbumArtworks, "album_id");
        IReadOnlyList<long> shown = await transaction.ArtworksOfAsync(links, column, id, cancellationToken).ConfigureAwait(false);
        if (await transaction.ExecuteAsync($"DELETE FROM {links} WHERE {column} = @id AND kind = @kind", [("@id", id), ("@kind", kind)], cancellationToken).ConfigureAwait(false) == 0)
            return false;
        if (kind == Schema.Front)
            await transaction.ShowArtworkAsync(subject, id, null, isDecided: false, cancellationToken).ConfigureAwait(false);
        await transaction.SweepArtworksAsync(shown, cancellationToken).ConfigureAwait(false);
        transaction.Changes.ArtworkOf(subject, id);
        return true;
    }

    /// <summary>Writes down which front picture lists show.</summary>
    public static Task<int> ShowArtworkAsync(this StoreTransaction transaction, ImageSubject subject, long id, long? artworkId, bool isDecided, CancellationToken cancellationToken)
        => subject == ImageSubject.Track
            ? transaction.ExecuteAsync(
                "UPDATE tracks SET artwork_id = @artwork, artwork_decided = @decided WHERE id = @id",
                [("@artwork", artworkId), ("@decided", isDecided), ("@id", id)],
                cancellationToken)
            : transaction.ExecuteAsync("UPDATE albums SET artwork_id = @artwork WHERE id = @id", [("@artwork", artworkId), ("@id", id)], cancellationToken);

    /// <summary>Deletes those of the given artworks that nothing shows any more; their renditions go with them, and an original that was kept for the last of them.</summary>
    public static async Task SweepArtworksAsync(this StoreTransaction transaction, IEnumerable<long> artworkIds, CancellationToken cancellationToken)
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
            "DELETE FROM artwork_originals WHERE hash = @hash AND NOT EXISTS (SELECT 1 FROM artworks a WHERE a.hash = artwork_originals.hash)", "@hash");
        foreach (long artworkId in artworkIds)
        {
            if (await sweep.BytesAsync(artworkId, cancellationToken).ConfigureAwait(false) is { } hash)
                await sweepOriginal.ExecuteAsync(cancellationToken, hash).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what was to be downloaded for what is deleted. A download that nobody wants any more goes when its turn comes.</summary>
    private static Task<int> ForgetDownloadsAsync(this StoreTransaction transaction, ImageSubject subject, long id, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "DELETE FROM artwork_download_targets WHERE subject = @subject AND subject_id = @id",
        [("@subject", EnumNames<ImageSubject>.Of(subject)), ("@id", id)],
        cancellationToken);

    private static async Task<IReadOnlyList<long>> ArtworksOfAsync(this StoreTransaction transaction, string links, string column, long id, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare($"SELECT artwork_id FROM {links} WHERE {column} = @id AND artwork_id IS NOT NULL", "@id");
        var found = new List<long>();
        SqlRows rows = await find.ReadAsync(cancellationToken, id).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                found.Add(rows.Integer(0));
        }

        return found;
    }
}
