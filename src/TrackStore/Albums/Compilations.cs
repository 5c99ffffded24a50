using Microsoft.EntityFrameworkCore;
using TrackStore.Contracts;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>Finds, at the end of an import or a sync run, the compilations among the albums without an artist of their own.</summary>
internal sealed class Compilations(StoreDatabase database, IAlbumMerging merging)
{
    private const int ChunkSize = 100;
    private const int TitlesPerRead = 1000;

    /// <summary>Joins the albums of compilations, also with compilations that the library has already.</summary>
    public async Task JoinAsync(AssumedAlbums albums, CancellationToken cancellationToken)
    {
        await PlanAsync(albums.SameTitles, cancellationToken).ConfigureAwait(false);

        // Most titles have one album and no compilation, which takes no write to find out.
        foreach ((byte[] CompilationKey, long AlbumId)[] others in albums.Others.Chunk(TitlesPerRead))
            await PlanAsync(await OfKnownAsync(others, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns since when runs have left their compilations to later ones, or null.</summary>
    public Task<DateTime?> PendingSinceAsync(CancellationToken cancellationToken)
        => database.ReadAsync(PendingCompilations.ReadAsync, cancellationToken);

    /// <summary>Lists the albums without an artist of their own whose tracks have been stored or changed since a time.</summary>
    public Task<List<AssumedAlbum>> ListSinceAsync(DateTime since, CancellationToken cancellationToken) => database.ReadAsync(
        async (context, token) =>
        {
            var albums = await context.Set<AlbumEntity>()
                .Where(album => album.IsArtistAssumed
                    && (album.Tracks.Any(track => track.UpdatedAt >= since)
                        || album.AppearingLinks.Any(link => link.Sync!.LastSynced >= since)))
                .OrderBy(album => album.Id)
                .Select(album => new { album.Id, album.Title })
                .ToListAsync(token)
                .ConfigureAwait(false);
            return albums.ConvertAll(album => new AssumedAlbum(NameNormalizer.ToKey(album.Title), album.Id));
        },
        cancellationToken);

    /// <summary>Notes that no run has left compilations to a later one.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => database.PlanAsync(PendingCompilations.Clear, cancellationToken);

    private Task<long[][]> OfKnownAsync((byte[] CompilationKey, long AlbumId)[] albums, CancellationToken cancellationToken)
        => database.PreviewAsync<long[][]>(
            rows =>
            [
                .. albums.Where(album => CompilationPlanner.Find(rows, album.CompilationKey) is not null)
                    .Select(album => new[] { album.AlbumId }),
            ],
            cancellationToken);

    private async Task PlanAsync(IEnumerable<IReadOnlyList<long>> titles, CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<long>[] chunk in titles.Chunk(ChunkSize))
        {
            await database.PlanAsync(
                rows =>
                {
                    var planner = new CompilationPlanner(rows, merging);
                    foreach (IReadOnlyList<long> sameTitle in chunk)
                        planner.Plan(sameTitle);
                    return chunk.Length;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
