using TrackStore.Contracts;
using TrackStore.Storage;

namespace TrackStore.Albums;

/// <summary>Finds, at the end of an import or a sync run, the compilations among the albums without an artist of their own.</summary>
internal sealed class Compilations(StoreDatabase database, IAlbumMerging merging)
{
    private const int ChunkSize = 100;

    public async Task JoinAsync(AssumedAlbums albums, CancellationToken cancellationToken)
    {
        foreach (long[][] chunk in albums.SameTitles.Chunk(ChunkSize))
        {
            await database.PlanAsync(
                rows =>
                {
                    var planner = new CompilationPlanner(rows, merging);
                    foreach (long[] sameTitle in chunk)
                        planner.Plan(sameTitle);
                    return chunk.Length;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
