using TrackStore.Artwork.Lookups;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <summary>Gives stored pictures to those for whom they were downloaded, in the transaction of a write.</summary>
internal sealed class ArtworkLinker(StoreTransaction transaction, IReadOnlyList<string> ranking)
{
    private readonly ArtworkWriter _writer = new(transaction);

    /// <summary>Finds a stored picture by its original, however its renditions were made; the newest where there are several.</summary>
    public async Task<long?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT max(id) FROM artworks WHERE hash = @hash", "@hash");
        return await find.NumberAsync(cancellationToken, hash).ConfigureAwait(false);
    }

    /// <summary>Links a picture to a subject, unless the source gave it a larger one before, or one that the user chose.</summary>
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
                if (isSame || (current != artworkId && (before.IsChosen || before.Pixels > pixels)))
                    continue;
            }

            await _writer.LinkAsync(target, (subject, id), artworkId, ranking, cancellationToken).ConfigureAwait(false);
        }

        await transaction.ForgetLookupsAsync(target, cancellationToken).ConfigureAwait(false);
    }
}
