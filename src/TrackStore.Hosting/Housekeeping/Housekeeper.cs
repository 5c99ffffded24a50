using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TrackStore.Hosting.Scheduling;

namespace TrackStore.Hosting.Housekeeping;

/// <summary>Runs a library's maintenance at intervals. A task that fails doesn't keep the others from running.</summary>
internal sealed class Housekeeper(
    ITrackStoreDatabase database,
    ITrackSynchronizer synchronizer,
    IArtworkMaintenance artwork,
    IOptions<HousekeepingOptions> options,
    SchedulerEnvironment environment) : BackgroundService
{
    private readonly HousekeepingOptions _options = options.Value;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => environment.NewSchedule(_options.Interval, _options.Jitter, _options.RunAtStart).RunAsync(RunOnceAsync, stoppingToken);

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        // Runs what has failed since the library was opened.
        await TryAsync("initialize", database.InitializeAsync, cancellationToken).ConfigureAwait(false);
        await TryAsync("artwork", RunOnArtworkAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunOnArtworkAsync(CancellationToken cancellationToken)
    {
        LibraryStatus status = await database.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.IsReadOnly)
        {
            Log.HousekeepingSkipped(environment.Logger);
            return;
        }

        if (_options.DownloadArtwork)
            await TryAsync("download artwork", DownloadAsync, cancellationToken).ConfigureAwait(false);
        if (_options.RerenderArtwork)
            await TryAsync("rerender artwork", RerenderAsync, cancellationToken).ConfigureAwait(false);
        if (_options.SweepArtwork)
            await TryAsync("sweep artwork", SweepAsync, cancellationToken).ConfigureAwait(false);
    }

    private Task DownloadAsync(CancellationToken cancellationToken)
        => synchronizer.DownloadArtworkAsync(cancellationToken: cancellationToken);

    private Task RerenderAsync(CancellationToken cancellationToken) => artwork.RerenderAsync(cancellationToken: cancellationToken);

    private Task SweepAsync(CancellationToken cancellationToken) => artwork.SweepAsync(cancellationToken: cancellationToken);

    private async Task TryAsync(string task, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.HousekeepingFailed(environment.Logger, error, task, _options.Interval);
        }
    }
}
