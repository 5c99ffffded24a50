using System.Data.Common;
using TrackStore.Artwork;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>Gives stored pictures to those for whom they were downloaded, in the transaction of a write.</summary>
internal sealed class ArtworkDelivery(StoreTransaction transaction, IReadOnlyList<string> ranking)
{
    private readonly ArtworkWriter _writer = new(transaction);

    /// <summary>Finds a stored picture by its original, however its renditions were made; the newest where there are several.</summary>
    public async Task<long?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT max(id) FROM artworks WHERE hash = @hash", "@hash");
        return await find.NumberAsync(cancellationToken, hash).ConfigureAwait(false);
    }

    /// <summary>Links a picture to a subject, unless the source gave it a larger one before.</summary>
    public async Task LinkAsync(ArtworkTarget target, long artworkId, CancellationToken cancellationToken)
    {
        long pixels = await _writer.PixelsOfAsync(artworkId, cancellationToken).ConfigureAwait(false);
        foreach ((ImageSubject subject, long id) in target.Subjects)
        {
            var links = new ArtworkLinks(transaction, subject, id, target.Kind);
            ArtworkLink? before = (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(link => link.Source == target.Source);
            if (before is { ArtworkId: { } current })
            {
                bool isSame = current == artworkId && before.SourceUrl == target.SourceUrl;
                if (isSame || (current != artworkId && before.Pixels > pixels))
                    continue;
            }

            await _writer.LinkAsync(target, (subject, id), artworkId, ranking, cancellationToken).ConfigureAwait(false);
            if (subject == ImageSubject.Album && before?.ArtworkId is { } replaced && replaced != artworkId)
                await FollowAsync(target, id, replaced, artworkId, cancellationToken).ConfigureAwait(false);
        }

        await transaction.ForgetLookupsAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets the album's tracks follow whose user chose the platform's picture: the choice was what the platform says, not these pixels.</summary>
    private async Task FollowAsync(ArtworkTarget target, long albumId, long from, long to, CancellationToken cancellationToken)
    {
        string kind = Words<ArtworkKind>.Of(target.Kind);
        foreach (long trackId in await PinnedAsync(target.Source, kind, albumId, from, cancellationToken).ConfigureAwait(false))
        {
            var links = new ArtworkLinks(transaction, ImageSubject.Track, trackId, target.Kind);
            await links.SetAsync(target.Source, target.SourceUrl, to, cancellationToken).ConfigureAwait(false);
            await links.ShowBestAsync(ranking, cancellationToken).ConfigureAwait(false);
        }

        await transaction.SweepArtworksAsync([from], cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<long>> PinnedAsync(string source, string kind, long albumId, long artworkId, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare(
            """
            SELECT l.track_id FROM track_artworks l JOIN tracks t ON t.id = l.track_id
            WHERE t.album_id = @album AND l.kind = @kind AND l.source = @source AND l.artwork_id = @artwork AND l.chosen_by_user
            """,
            "@album", "@kind", "@source", "@artwork");
        var pinned = new List<long>();
        DbDataReader rows = await find.ReadAsync(cancellationToken, albumId, kind, source, artworkId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                pinned.Add(rows.GetInt64(0));
        }

        return pinned;
    }
}
