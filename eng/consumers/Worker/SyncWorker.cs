using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrackStore;

/// <summary>
/// Waits for the scheduled synchronization of the crate, corrects a record, marks it as stale and refreshes it, then stops the host. Any
/// difference from what the documentation promises ends it with an error.
/// </summary>
internal sealed class SyncWorker(
    ITrackRepository tracks,
    ITrackSynchronizer synchronizer,
    ILibraryChanges changes,
    HealthCheckService health,
    IServiceProvider services) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Failed until the end is reached.
        Environment.ExitCode = 1;
        try
        {
            await RunAsync(services.GetRequiredService<CrateClient>(), stoppingToken);
            Environment.ExitCode = 0;
        }
        finally
        {
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    private async Task RunAsync(CrateClient crate, CancellationToken cancellationToken)
    {
        await WaitForTracksAsync(2, cancellationToken);
        Console.WriteLine("ok: the job has stored both records");
        HealthReport report = await health.CheckHealthAsync(cancellationToken);
        Check.That(report.Entries["trackstore"].Status == HealthStatus.Healthy, "the library is healthy");
        SyncResult again = await synchronizer.SyncLibraryAsync("crate", cancellationToken: cancellationToken);
        Check.That(again.Counts is { Added: 0, Changed: 0, Unchanged: 2 }, "a second sync changes nothing");

        Track track = (await tracks.FindByPlatformAsync("crate", "2", cancellationToken))!;
        crate.Replace(new PlatformTrack { Platform = "crate", Id = "2", Title = "Roygbiv", Artist = "Boards of Canada", Bpm = 84 });
        await tracks.MarkForUpdateAsync(track.Id, cancellationToken: cancellationToken);
        SyncResult refreshed = await synchronizer.RefreshAsync("crate", cancellationToken: cancellationToken);
        Track corrected = (await tracks.GetAsync(track.Id, cancellationToken))!;
        Check.That(refreshed.Counts.Changed == 1 && corrected.Bpm == 84, "a refresh updates the record that was marked");
        Check.That(!await tracks.NeedsUpdateAsync(track.Id, cancellationToken: cancellationToken), "the record isn't stale any more");
    }

    private async Task WaitForTracksAsync(int count, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<LibraryChange> stream = changes.WatchAsync(cancellationToken);
        if (await tracks.CountAsync(new TrackQuery(), cancellationToken: cancellationToken) >= count)
            return;
        await foreach (LibraryChange _ in stream)
        {
            if (await tracks.CountAsync(new TrackQuery(), cancellationToken: cancellationToken) >= count)
                return;
        }
    }
}
