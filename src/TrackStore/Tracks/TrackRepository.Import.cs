using TrackStore.Albums;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Import;
using TrackStore.Tracks.Matching;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    private const int ImportChunk = 500;
    private const int MaxListed = 1000;

    public Task<ImportResult> ImportAsync(
        IAsyncEnumerable<NewTrack> tracks,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);

        // On the thread pool, because a stream that never waits would keep the caller until the first chunk is full.
        return Task.Run(() => RunImportAsync(tracks, progress, cancellationToken), cancellationToken);
    }

    private async Task<ImportResult> RunImportAsync(
        IAsyncEnumerable<NewTrack> tracks,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var counters = new ImportCounters(MaxListed);
        var chunk = new List<ValidatedTrack>(ImportChunk);
        var assumed = new AssumedAlbums();
        await foreach (NewTrack track in tracks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            AddIfValid(track, chunk, counters);
            if (chunk.Count == ImportChunk)
                await StoreChunkAsync(chunk, counters, assumed, progress, cancellationToken).ConfigureAwait(false);
        }

        await StoreChunkAsync(chunk, counters, assumed, progress, cancellationToken).ConfigureAwait(false);
        await compilations.JoinAsync(assumed, cancellationToken).ConfigureAwait(false);
        ImportResult result = counters.ToResult();
        Log.Imported(_logger, result.Read, result.Added, result.Updated, result.Unchanged, result.Rejected);
        if (result.OmittedValues > 0)
            Log.ImportOmittedValues(_logger, result.OmittedValues, result.Omissions[0].Field, result.Omissions[0].Reason);
        return result;
    }

    private static void AddIfValid(NewTrack track, List<ValidatedTrack> chunk, ImportCounters counters)
    {
        try
        {
            ValidatedTrack validated = ValidatedTrack.FromStream(track);
            chunk.Add(validated);
            counters.CountRead(validated.Omitted);
        }
        catch (ArgumentException exception)
        {
            counters.CountRejection(exception.Message);
        }
    }

    private async Task StoreChunkAsync(
        List<ValidatedTrack> chunk,
        ImportCounters counters,
        AssumedAlbums assumed,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (chunk.Count == 0)
            return;
        var identities = new CandidateIdentities();
        (List<ImportChange> changes, IReadOnlyCollection<AssumedAlbum> albums) = await database.PlanAsync(
            rows => Import(rows, chunk, identities, cancellationToken),
            rows => WantForImport(rows, chunk),
            cancellationToken).ConfigureAwait(false);
        assumed.Add(albums);
        counters.Count(changes);
        chunk.Clear();
        progress?.Report(counters.ToProgress());
    }

    private void WantForImport(LibraryRows rows, List<ValidatedTrack> chunk)
    {
        var planner = new TrackPlanner(rows, ranking);
        foreach (ValidatedTrack track in chunk)
            planner.WantForImport(track, matcher);
    }

    private (List<ImportChange> Changes, IReadOnlyCollection<AssumedAlbum> Albums) Import(
        LibraryRows rows, List<ValidatedTrack> chunk, CandidateIdentities identities, CancellationToken cancellationToken)
    {
        var planner = new TrackPlanner(rows, ranking);
        var matching = new TrackMatching(rows, matcher, identities);
        var changes = new List<ImportChange>(chunk.Count);
        foreach (ValidatedTrack track in chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            changes.Add(planner.Import(track, matching));
        }

        return (changes, planner.AssumedAlbums);
    }
}
