using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Sync;

namespace TrackStore;

/// <summary>
/// A panel that imports a file: it shows what the file holds before anything is stored, then the import of <see cref="ImportJobs"/>, and
/// its result. Closing the panel gives up a file that was only looked at, and ends no import.
/// </summary>
public sealed partial class ImportViewModel : PanelViewModel
{
    private readonly JobFollower _jobs;

    internal ImportViewModel(PanelServices services)
        : base(services, followsChanges: false)
    {
        _jobs = new JobFollower(services.Time, Context, ShowJob, Closing);
        _jobs.Follow(services.Imports);
        ShowJob();
    }

    /// <summary>Gets the latest import, of this panel or another one, or null when there was none, or it was dismissed.</summary>
    [ObservableProperty]
    public partial ImportJob? Job { get; private set; }

    /// <summary>Gets the state of <see cref="Job"/>, or null without one.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsActive))]
    [NotifyPropertyChangedFor(nameof(CanStart))]
    [NotifyPropertyChangedFor(nameof(CanCancel))]
    [NotifyPropertyChangedFor(nameof(CanRetry))]
    public partial ImportJobState? State { get; private set; }

    /// <summary>Gets the counts of <see cref="Job"/>; at most ten times a second there are new ones.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Fraction))]
    public partial ImportProgress Progress { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>Gets why <see cref="Job"/> failed, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? ErrorText { get; private set; }

    /// <summary>Gets the part of <see cref="Job"/> that is done, from 0 to 1, or null when it is unknown.</summary>
    public double? Fraction => Job?.Fraction;

    /// <summary>Gets a value indicating whether an import is running or about to end.</summary>
    public bool IsActive => State is ImportJobState.Running or ImportJobState.Canceling;

    /// <summary>Gets a value indicating whether the chosen file can be imported now.</summary>
    public bool CanStart => Preview is { TrackCount: > 0 } && !IsActive;

    /// <summary>Gets a value indicating whether the import can be canceled.</summary>
    public bool CanCancel => State == ImportJobState.Running;

    /// <summary>Gets a value indicating whether the latest import ended early and can be begun again.</summary>
    public bool CanRetry => Services.Imports.CanRetry;

    /// <summary>Starts the import of the chosen file, which leaves <see cref="Source"/>.</summary>
    /// <returns>
    /// The import, or null when there is none to start: no file was chosen, it has no tracks, or another import is active, which
    /// <see cref="PanelViewModel.Error"/> says.
    /// </returns>
    public ImportJob? Start()
    {
        if (Source is not { } source || Preview is not { TrackCount: > 0 } preview)
            return null;
        Error = null;
        if (Services.Imports.Start(source, preview.TrackCount) is not { } job)
        {
            string message = Texts.ImportIsActive(Services.Imports.Latest?.Name ?? "");
            Error = new PanelError { Message = message, Exception = new InvalidOperationException(message) };
            return null;
        }

        (Source, Preview) = (null, null);
        ShowJob();
        return job;
    }

    /// <summary>Ends the import after its current transaction. What it has stored stays.</summary>
    public void Cancel() => Services.Imports.Latest?.Cancel();

    /// <summary>Begins an import that ended early again, from its first row. What it had stored is found again.</summary>
    /// <returns>The import, or null when there is nothing to begin again.</returns>
    public ImportJob? Retry()
    {
        ImportJob? job = Services.Imports.Retry();
        ShowJob();
        return job;
    }

    /// <summary>
    /// Leaves the result of an import that has ended. One that ended early can't be begun again then; its file is closed.
    /// </summary>
    /// <returns>A task that completes when the file is closed.</returns>
    public async Task DismissAsync()
    {
        await Context;
        await Services.Imports.DismissAsync().ConfigureAwait(false);
        await Context;
        ShowJob();
    }

    private protected override void OnDisposing()
    {
        _jobs.Dispose();
        _ = GiveUpAsync().AsTask();
        base.OnDisposing();
    }

    private void ShowJob()
    {
        if (IsDisposed)
            return;
        ImportJob? job = Services.Imports.Latest;
        Job = job;

        // The state first: an import that ends meanwhile shows its last counts with the next call.
        State = job?.State;
        Progress = job?.Progress ?? new ImportProgress(0, 0, 0, 0, 0);
        ErrorText = job?.Error is { } error ? Texts.DescribeError(error) : null;
        OnPropertyChanged(nameof(CanRetry));
    }
}
