using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Sync;

namespace TrackStore;

/// <summary>What is going on, in one line that fits at the foot of every page: the active synchronizations and their progress.</summary>
public sealed partial class ActivityViewModel : PanelViewModel
{
    private readonly JobFollower _jobs;

    internal ActivityViewModel(PanelServices services)
        : base(services, followsChanges: false)
    {
        _jobs = new JobFollower(services.Jobs, services.Time, Context, Show, Closing);
        Show();
    }

    /// <summary>Gets the active jobs, the oldest first.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsActive))]
    public partial IReadOnlyList<SyncJob> Jobs { get; private set; } = [];

    /// <summary>Gets a value indicating whether anything is going on.</summary>
    public bool IsActive => Jobs.Count > 0;

    /// <summary>Gets the part that is done of all active jobs, from 0 to 1, or null when it is unknown.</summary>
    [ObservableProperty]
    public partial double? Fraction { get; private set; }

    /// <summary>Gets what is going on, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? Text { get; private set; }

    private protected override void OnDisposing()
    {
        _jobs.Dispose();
        base.OnDisposing();
    }

    private void Show()
    {
        if (IsDisposed)
            return;
        SyncJob[] active = [.. Services.Jobs.Jobs.Where(job => job.IsActive).OrderBy(job => job.StartedAt)];
        if (!active.SequenceEqual(Jobs))
            Jobs = active;
        SyncProgress[] counts = [.. active.Select(job => job.Progress)];
        Fraction = counts.Length > 0 && counts.All(count => count.Total is > 0)
            ? Math.Min(1, counts.Sum(count => (double)count.Read) / counts.Sum(count => (double)count.Total!.Value))
            : null;
        Text = active.Length == 0 ? null : Texts.DescribeActivity(active);
    }
}
