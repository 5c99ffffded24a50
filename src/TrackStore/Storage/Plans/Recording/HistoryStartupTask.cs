using Microsoft.Extensions.Options;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Forgets the changes that have become too old while the library was closed, and those that are too many for options that were lowered.
/// </summary>
internal sealed class HistoryStartupTask(IOptions<TrackStoreOptions> options) : IStartupTask
{
    private readonly HistoryRetention _retention = HistoryRetention.Of(options.Value);

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        bool isDue = await database.ReadAsync(
            (context, token) => HistoryTrimmer.IsDueAsync(context, database.Now(), _retention, token), cancellationToken)
            .ConfigureAwait(false);
        while (isDue)
        {
            isDue = await database.WriteAsync(
                (transaction, token) => HistoryTrimmer.StepAsync(transaction, _retention, token), cancellationToken).ConfigureAwait(false);
        }
    }
}
