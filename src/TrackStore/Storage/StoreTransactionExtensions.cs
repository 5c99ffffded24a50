using TrackStore.Storage.Sql;

namespace TrackStore.Storage;

/// <summary>Checks that several modules need within a write.</summary>
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
}
