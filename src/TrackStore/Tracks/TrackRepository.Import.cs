using TrackStore.Storage;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    private const int ImportChunk = 500;
    private const int MaxListedRejections = 1000;

    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<NewTrack> tracks,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        var tally = new ImportTally(MaxListedRejections);
        var chunk = new List<CheckedTrack>(ImportChunk);
        await foreach (NewTrack track in tracks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Check(track, chunk, tally);
            if (chunk.Count == ImportChunk)
                await StoreChunkAsync(chunk, tally, progress, cancellationToken).ConfigureAwait(false);
        }

        await StoreChunkAsync(chunk, tally, progress, cancellationToken).ConfigureAwait(false);
        ImportResult result = tally.ToResult();
        Log.Imported(_logger, result.Read, result.Added, result.Updated, result.Unchanged, result.Rejected);
        return result;
    }

    private static void Check(NewTrack track, List<CheckedTrack> chunk, ImportTally tally)
    {
        try
        {
            chunk.Add(CheckedTrack.Of(track));
            tally.Read();
        }
        catch (ArgumentException exception)
        {
            tally.Reject(exception.Message);
        }
    }

    private async Task StoreChunkAsync(List<CheckedTrack> chunk, ImportTally tally, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (chunk.Count > 0)
        {
            List<ImportChange> changes = await database.WriteAsync(
                async (transaction, token) =>
                {
                    using var writer = new TrackWriter(transaction, _genreRanking);
                    var done = new List<ImportChange>(chunk.Count);
                    foreach (CheckedTrack track in chunk)
                    {
                        token.ThrowIfCancellationRequested();
                        done.Add(await writer.ImportAsync(track, token).ConfigureAwait(false));
                    }

                    return done;
                },
                cancellationToken).ConfigureAwait(false);
            tally.Count(changes);
            chunk.Clear();
            progress?.Report(tally.ToProgress());
        }
    }
}
