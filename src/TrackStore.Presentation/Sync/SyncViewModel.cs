using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Sync;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel over <see cref="SyncJobs"/>: a card for each platform, with its job, its log and its failures. Closing the panel ends no job,
/// and a new panel shows those that run.
/// </summary>
public sealed partial class SyncViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private readonly JobFollower _jobs;

    internal SyncViewModel(PanelServices services)
        : base(services)
    {
        // The counts beside a running job would lag behind its own, but counting must not keep a large library busy.
        _refreshes = new Throttle(TimeSpan.FromMilliseconds(500), services.Time, restFactor: 4);
        Platforms = [.. services.Jobs.Platforms.Select(platform => new SyncPlatformViewModel(platform, Texts.PlatformName(platform)))];
        _jobs = new JobFollower(services.Time, Context, ShowJobs, Closing);
        _jobs.Follow(services.Jobs);
        ShowJobs();
    }

    /// <summary>Gets the cards, in the order in which the platforms are registered.</summary>
    public IReadOnlyList<SyncPlatformViewModel> Platforms { get; }

    /// <summary>Gets a value indicating whether any job is active.</summary>
    public bool IsAnyActive => Platforms.Any(card => card.IsActive);

    /// <summary>Reads what the cards show of the library: links, stale ones and last runs.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they show it, or the call has failed.</returns>
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    /// <summary>Starts a job, which resumes an interrupted run of a library where it stopped.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="scope">The user's library, or the stale links.</param>
    /// <returns>The job; one that is active already when there is one.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered, or the scope needs ids.</exception>
    public SyncJob Start(string platform, SyncScope scope = SyncScope.Library) => Services.Jobs.Start(platform, scope);

    /// <summary>Lets a job wait.</summary>
    /// <param name="platform">The platform. Nothing happens when it has no active job.</param>
    public void Pause(string platform) => Services.Jobs.Find(platform)?.Pause();

    /// <summary>Lets a paused job go on.</summary>
    /// <param name="platform">The platform. Nothing happens when it has no active job.</param>
    public void Resume(string platform) => Services.Jobs.Find(platform)?.Resume();

    /// <summary>Ends a job. What it has stored stays.</summary>
    /// <param name="platform">The platform. Nothing happens when it has no active job.</param>
    public void Cancel(string platform) => Services.Jobs.Find(platform)?.Cancel();

    /// <summary>Starts a job for the tracks that the latest one could not store.</summary>
    /// <param name="platform">The platform.</param>
    /// <returns>The job, or null when nothing failed.</returns>
    public SyncJob? Retry(string platform)
        => Services.Jobs.Find(platform)?.Failures is { Count: > 0 } failures
            ? Services.Jobs.StartTracks(platform, [.. failures.Select(failure => failure.PlatformId).Distinct()])
            : null;

    /// <summary>Resumes a run of a platform's library that stopped early, where it stopped.</summary>
    /// <param name="platform">The platform.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    public SyncJob ResumeRun(string platform) => Services.Jobs.Start(platform);

    private protected override void OnLibraryChanged(LibraryChange change)
        => _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);

    private protected override void OnDisposing()
    {
        _jobs.Dispose();
        base.OnDisposing();
    }

    private void ShowJobs()
    {
        if (IsDisposed)
            return;
        bool hasEnded = false;
        foreach (SyncPlatformViewModel card in Platforms)
        {
            bool wasActive = card.IsActive;
            card.ShowJob(Services.Jobs.Find(card.Platform), Texts);
            hasEnded |= wasActive && !card.IsActive;
        }

        OnPropertyChanged(nameof(IsAnyActive));
        if (hasEnded)
            _ = RunOwnAsync(ReadAsync);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        IReadOnlyList<SyncRunInfo> runs = await Services.Synchronizer.ListRunsAsync(cancellationToken).ConfigureAwait(false);
        TrackFacets facets = await Services.Facets.GetAsync(TrackFacetKinds.Platforms, cancellationToken).ConfigureAwait(false);
        (ArtworkDownloadCounts downloads, IReadOnlyList<ArtworkDownload> missing) = await ReadDownloadsAsync(cancellationToken)
            .ConfigureAwait(false);
        await Context;
        if (IsDisposed || !_reads.TryShow(read))
            return;
        ShowDownloads(downloads, missing);
        foreach (SyncPlatformViewModel card in Platforms)
        {
            PlatformFacet? facet = facets.Platforms?.FirstOrDefault(at => at.Platform == card.Platform);
            card.ShowLibrary(
                runs.FirstOrDefault(run => run.Name == SyncRunInfo.LibraryName(card.Platform)),
                facet?.TrackCount ?? 0,
                facet?.StaleCount ?? 0);
        }
    }
}
