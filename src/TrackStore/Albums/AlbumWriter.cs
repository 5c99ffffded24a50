using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>Finds or adds the albums of tracks that one transaction writes.</summary>
internal sealed class AlbumWriter(StoreTransaction transaction) : IDisposable
{
    private readonly Dictionary<(string Title, string Artist), long> _known = [];

    private readonly SqlStatement _find = transaction.Prepare("SELECT id FROM albums WHERE identity_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare(
        "INSERT INTO albums (id, title, artist, identity_key, created_at, updated_at) VALUES (@id, @title, @artist, @key, @now, @now)",
        "@id", "@title", "@artist", "@key", "@now");

    public async Task<long> GetOrAddAsync(string title, string artist, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((title, artist), out long known))
            return known;

        byte[] key = IdentityKey.OfAlbum(title, artist);
        if (await _find.NumberAsync(cancellationToken, key).ConfigureAwait(false) is not { } albumId)
        {
            albumId = transaction.NewId(IdKind.Album);
            await _insert.ExecuteAsync(cancellationToken, albumId, title, artist, key, transaction.Now).ConfigureAwait(false);
            transaction.Changes.AddedAlbum(albumId);
        }

        _known.Add((title, artist), albumId);
        return albumId;
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }
}
