using TrackStore;

/// <summary>Synchronizes the crate, corrects a record, marks it as stale and refreshes it, then stops the host.</summary>
internal sealed class SyncWorker(
    ITrackRepository tracks,
    ITrackSynchronizer synchronizer,
    CrateClient crate,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Failed until the end is reached.
        Environment.ExitCode = 1;
        try
        {
            await RunAsync(stoppingToken);
            Environment.ExitCode = 0;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        SyncResult first = await synchronizer.SyncLibraryAsync("crate", cancellationToken: cancellationToken);
        Check.That(first is { Interruption: null, Failures: [], Counts.Added: 2 }, "both records are in the library");
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
}
