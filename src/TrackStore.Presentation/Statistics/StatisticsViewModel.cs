using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Statistics;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// The library in numbers and charts. It follows the library: after the first of a burst of changes it waits a second, and reads once. It
/// rests four times as long as a read took, so that a long synchronization of a large library isn't slowed.
/// </summary>
public sealed partial class StatisticsViewModel : PanelViewModel
{
    private const TrackFacetKinds Kinds = TrackFacetKinds.All & ~(TrackFacetKinds.Tags | TrackFacetKinds.Years);

    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private bool _isDue;

    internal StatisticsViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(Burst, services.Time, restFactor: 4);

    /// <summary>Gets a value indicating whether the numbers were read.</summary>
    [ObservableProperty]
    public partial bool HasLoaded { get; private set; }

    /// <summary>Gets the numbers of items.</summary>
    [ObservableProperty]
    public partial LibraryStatistics? Totals { get; private set; }

    /// <summary>Gets the numbers of tracks by their values. Years and tags are not among them.</summary>
    [ObservableProperty]
    public partial TrackFacets? Facets { get; private set; }

    /// <summary>Gets what the library takes on the disc.</summary>
    [ObservableProperty]
    public partial StorageReport? Storage { get; private set; }

    /// <summary>Gets what the library is doing in the background.</summary>
    [ObservableProperty]
    public partial LibraryStatus? Status { get; private set; }

    /// <summary>Gets the charts of tracks; those without a bar are left out.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<StatisticsChart> Charts { get; private set; } = [];

    /// <summary>Gets the charts of bytes; those without a bar are left out.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<StatisticsChart> StorageCharts { get; private set; } = [];

    /// <summary>Reads the numbers. The previous ones stay until the new ones are there.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        // A change that comes while this waits is read with it.
        if (!HasLoaded || _isDue)
            return;
        _isDue = true;
        _ = FollowAsync();
    }

    private async Task FollowAsync()
    {
        await Task.Delay(Burst, Services.Time, Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Context;
        _isDue = false;
        if (!IsDisposed)
            await _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing).ConfigureAwait(false);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await Context;
        int read = _reads.Begin();
        LibraryStatistics totals = await Services.Database.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        TrackFacets facets = await Services.Facets.GetAsync(Kinds, cancellationToken).ConfigureAwait(false);
        LibraryStatus status = await Services.Database.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StatisticsChart> charts = new TrackCharts(Texts).Of(facets);
        await Context;
        if (IsDisposed || !_reads.TryShow(read))
            return;
        (Totals, Facets, Status, Charts) = (totals, facets, status, charts);
        HasLoaded = true;

        // It looks at the size of every picture, which takes longest.
        StorageReport storage = await Services.Database.GetStorageAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ImageUsage> pictures = await Services.ImageLibrary.GetUsageAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StatisticsChart> storageCharts = new ByteCharts(Texts).Of(storage, pictures);
        await Context;
        if (!IsDisposed && _reads.TryShow(read))
            (Storage, StorageCharts) = (storage, storageCharts);
    }
}
