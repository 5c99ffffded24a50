using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Sync;

namespace TrackStore;

/// <summary>What is going on, in one line that fits at the foot of every page: the active synchronizations, the
/// import, and their progress.</summary>
public sealed partial class ActivityViewModel : PanelViewModel
{
    private readonly JobFollower _jobs;

    internal ActivityViewModel(PanelServices services)
        : base(services, followsChanges: false)
    {
        _jobs = new JobFollower(services.Time, Context, Show, Closing);
        _jobs.Follow(services.Jobs);
        _jobs.Follow(services.Imports);
        Show();
    }

    /// <summary>Gets the active synchronizations, the oldest first.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsActive))]
    public partial IReadOnlyList<SyncJob> Jobs { get; private set; } = [];

    /// <summary>Gets the active import, or null.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsActive))]
    public partial ImportJob? Import { get; private set; }

    /// <summary>Gets a value indicating whether anything is going on.</summary>
    public bool IsActive => Jobs.Count > 0 || Import is not null;

    /// <summary>Gets the part that is done of all that is active, from 0 to 1, or null when it is unknown.</summary>
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
        ImportJob? import = Services.Imports.Latest is { IsActive: true } latest ? latest : null;
        Import = import;
        List<(long Read, long? Total)> counts = [.. active.Select(job => job.Progress).Select(count => (count.Read, count.Total))];
        if (import is not null)
            counts.Add((import.Progress.Read, import.Total));
        Fraction = counts.Count > 0 && counts.All(count => count.Total is > 0)
            ? Math.Min(1, counts.Sum(count => (double)count.Read) / counts.Sum(count => (double)count.Total!.Value))
            : null;
        List<string> texts = active.Length == 0 ? [] : [Texts.DescribeActivity(active)];
        if (import is not null)
            texts.Add(Texts.DescribeImport(import));
        Text = texts.Count == 0 ? null : string.Join(" · ", texts);
    }
}
