using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TrackStore.Hosting.Scheduling;

namespace TrackStore.Hosting.Sync;

/// <summary>Runs a library's sync jobs, each on a schedule of its own.</summary>
internal sealed class SyncJobScheduler(
    IEnumerable<SyncJobName> jobs,
    IOptionsMonitor<SyncJobOptions> options,
    ITrackSynchronizer synchronizer,
    IEnumerable<IPlatformClient> clients,
    SchedulerEnvironment environment) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(jobs.Select(job => RunAsync(job.Name, options.Get(job.Name), stoppingToken)));

    private Task RunAsync(string name, SyncJobOptions settings, CancellationToken cancellationToken)
    {
        var job = new SyncJob(name, settings, synchronizer, clients, environment.Logger);
        return environment.NewSchedule(settings.Interval, settings.Jitter, settings.RunAtStart).RunAsync(job.RunAsync, cancellationToken);
    }
}
