using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>A platform on the sync panel: its latest job, and what is known of it otherwise.</summary>
public sealed partial class SyncPlatformViewModel : ObservableObject
{
    internal SyncPlatformViewModel(string platform, string name) => (Platform, Name) = (platform, name);

    /// <summary>Gets the platform's name in lower case.</summary>
    public string Platform { get; }

    /// <summary>Gets the platform's name to show.</summary>
    public string Name { get; }

    /// <summary>Gets the number of tracks that are linked to the platform, or null before it is known.</summary>
    [ObservableProperty]
    public partial int? LinkCount { get; private set; }

    /// <summary>Gets the number of tracks whose link is marked for an update, or null before it is known.</summary>
    [ObservableProperty]
    public partial int? StaleCount { get; private set; }

    /// <summary>Gets the last run of the platform's library, by this process or another one, or null when there was none.</summary>
    [ObservableProperty]
    public partial SyncRunInfo? LastRun { get; private set; }

    /// <summary>Gets the latest job, or null when there was none since the application began.</summary>
    [ObservableProperty]
    public partial SyncJob? Job { get; private set; }

    /// <summary>Gets the state of <see cref="Job"/>, or null without one.</summary>
    [ObservableProperty]
    public partial SyncJobState? State { get; private set; }

    /// <summary>Gets the counts of <see cref="Job"/>; at most ten times a second there are new ones.</summary>
    [ObservableProperty]
    public partial SyncProgress Progress { get; private set; } = new();

    /// <summary>Gets the last 50 tracks that <see cref="Job"/> has stored, the newest first.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<SyncItem> Log { get; private set; } = [];

    /// <summary>Gets the tracks that <see cref="Job"/> could not store, at most 1,000.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<SyncItem> Failures { get; private set; } = [];

    /// <summary>Gets why <see cref="Job"/> ended early, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? ErrorText { get; private set; }

    /// <summary>Gets a value indicating whether <see cref="Job"/> ended because the platform's credentials are missing or wrong.</summary>
    [ObservableProperty]
    public partial bool NeedsCredentials { get; private set; }

    /// <summary>Gets when the platform may be asked again after too many requests, in UTC, or null.</summary>
    [ObservableProperty]
    public partial DateTimeOffset? RetryAt { get; private set; }

    /// <summary>
    /// Gets the part of the tracks of <see cref="Job"/> that is done, from 0 to 1, or null when it is unknown. It is less than 1 or null
    /// when the job ended early: all tracks may be there then, but not their pictures.
    /// </summary>
    public double? Fraction => State == SyncJobState.Completed ? 1
        : Progress.Total is not (> 0 and var total) ? null
        : Progress.Read < total ? (double)Progress.Read / total
        : IsActive ? 1
        : null;

    /// <summary>Gets a value indicating whether all tracks are stored, and the job only waits for their pictures.</summary>
    public bool HasOnlyPicturesLeft => IsActive && Progress is { Total: { } all, ArtworkPending: > 0 } && Progress.Read >= all;

    /// <summary>Gets a value indicating whether a job is running, paused or about to end.</summary>
    public bool IsActive => State is SyncJobState.Running or SyncJobState.Paused or SyncJobState.Canceling;

    /// <summary>Gets a value indicating whether a job can be started.</summary>
    public bool CanStart => !IsActive;

    /// <summary>Gets a value indicating whether a job can be paused.</summary>
    public bool CanPause => State == SyncJobState.Running;

    /// <summary>Gets a value indicating whether a job can be resumed after a pause.</summary>
    public bool CanResume => State == SyncJobState.Paused;

    /// <summary>Gets a value indicating whether a job can be canceled.</summary>
    public bool CanCancel => State is SyncJobState.Running or SyncJobState.Paused;

    /// <summary>Gets a value indicating whether the last run stopped early, so that the next one goes on there.</summary>
    public bool CanResumeRun => !IsActive && LastRun is { CanResume: true };

    /// <summary>Gets a value indicating whether there are failures to try again.</summary>
    public bool CanRetry => !IsActive && Failures.Count > 0;

    internal void ShowJob(SyncJob? job, PresentationTexts texts)
    {
        Job = job;
        if (job is not null)
        {
            // The state first: a job that ends meanwhile shows its last counts with the next call.
            State = job.State;
            Progress = job.Progress;
            Log = job.Log;
            Failures = job.Failures;
            Exception? error = job.Error;
            ErrorText = error is null ? null : texts.DescribeError(error);
            NeedsCredentials = error is PlatformException { Fault: PlatformFault.Unauthorized };
            RetryAt = error is PlatformException { RetryAfter: { } wait } ? job.EndedAt + wait : null;
        }

        OnAbilitiesChanged();
    }

    internal void ShowLibrary(SyncRunInfo? run, int? links, int? stale)
    {
        (LastRun, LinkCount, StaleCount) = (run, links, stale);
        OnAbilitiesChanged();
    }

    private void OnAbilitiesChanged()
    {
        OnPropertyChanged(nameof(Fraction));
        OnPropertyChanged(nameof(HasOnlyPicturesLeft));
        OnPropertyChanged(nameof(IsActive));
        OnPropertyChanged(nameof(CanStart));
        OnPropertyChanged(nameof(CanPause));
        OnPropertyChanged(nameof(CanResume));
        OnPropertyChanged(nameof(CanCancel));
        OnPropertyChanged(nameof(CanResumeRun));
        OnPropertyChanged(nameof(CanRetry));
    }
}
