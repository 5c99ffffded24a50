namespace TrackStore.Sample.Web;

/// <summary>
/// Follows what another process on the same library chooses in its settings, so that both write by the same rankings and render pictures
/// in the same way, and keeps what comes back from the history.
/// </summary>
internal sealed partial class SettingsFollower(
    KeptSettings kept, IFieldRankings rankings, IRenditionSettings renditions, TimeProvider time, ILogger<SettingsFollower> logger)
    : BackgroundService
{
    // Files are looked at rather than watched: watchers miss changes on network drives.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _keeping = new(1);

    public override void Dispose()
    {
        _keeping.Dispose();
        base.Dispose();
    }

    // Before the application has started: ExecuteAsync begins some time afterwards.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        rankings.Changed += KeepRankings;
        renditions.Changed += KeepRenditions;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        rankings.Changed -= KeepRankings;
        renditions.Changed -= KeepRenditions;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FollowAsync(kept.Rankings, chosen => rankings.ApplyAsync(chosen, cancellationToken: stoppingToken));
                await FollowAsync(kept.Renditions, profile => renditions.UseAsync(profile, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void KeepRankings(object? sender, EventArgs args) => _ = KeepAsync(kept.Rankings, () => rankings.Current);

    private void KeepRenditions(object? sender, EventArgs args) => _ = KeepAsync(kept.Renditions, () => renditions.Current);

    // Undoing a choice in the history changes it, too. What the settings have kept themselves isn't written again. One at a time, so that
    // the file has the latest in the end.
    private async Task KeepAsync<T>(SettingFile<T> file, Func<T> chosen)
        where T : class
    {
        await _keeping.WaitAsync();
        try
        {
            await file.WriteAsync(chosen(), CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogNotKept(logger, error.Message);
        }
        finally
        {
            _keeping.Release();
        }
    }

    private async Task FollowAsync<T>(SettingFile<T> file, Func<T, Task> use)
        where T : class
    {
        try
        {
            if (file.ReadChange() is { } chosen)
                await use(chosen);
        }
        catch (StoreUnavailableException error)
        {
            file.Retry();
            LogUnusable(logger, error.Message);
        }
        catch (Exception error) when (error is CommandException or TrackStoreException or ArgumentException)
        {
            LogUnusable(logger, error.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The settings are in use, but can't be kept for the next start: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "The settings that another process has changed can't be used: {Reason}")]
    private static partial void LogUnusable(ILogger logger, string reason);
}
