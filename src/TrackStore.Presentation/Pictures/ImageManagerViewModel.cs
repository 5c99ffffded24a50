using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// The pictures of a library: what has none or a small one, what is there twice, and the storage that pictures take.
/// <see cref="ImageSubjectViewModel"/> is about the pictures of one track or album.
/// </summary>
/// <remarks>
/// <see cref="Subjects"/> has the rows of all tabs but <see cref="ImageTab.Duplicates"/>, which has <see cref="Shared"/> and
/// <see cref="Similar"/>. The numbers follow the library, at most every two seconds, and rest four times as long as reading them took.
/// </remarks>
public sealed partial class ImageManagerViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private readonly ReadOrder _measurements = new();
    private CancellationTokenSource _leaving = new();
    private bool _isOpen;
    private bool _isMeasuring;

    internal ImageManagerViewModel(PanelServices services)
        : base(services)
    {
        _refreshes = new Throttle(TimeSpan.FromSeconds(2), services.Time, restFactor: 4);
        Subjects = new ImageSubjectListViewModel(services);
    }

    /// <summary>Gets the tab that was shown last.</summary>
    [ObservableProperty]
    public partial ImageTab Tab { get; private set; }

    /// <summary>Gets whether tracks or albums are listed.</summary>
    [ObservableProperty]
    public partial ArtworkOwnerKind Kind { get; private set; } = ArtworkOwnerKind.Album;

    /// <summary>Gets the pixels below which the longer side of a picture counts as small.</summary>
    [ObservableProperty]
    public partial int BelowPixels { get; private set; } = 500;

    /// <summary>Gets the words that what is listed must have in its title or artist, or null.</summary>
    [ObservableProperty]
    public partial string? Text { get; private set; }

    /// <summary>Gets the source that what is listed must have a picture of its own from, or null.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(SourceName))]
    public partial string? Source { get; private set; }

    /// <summary>Gets the name of <see cref="Source"/> to show, or null.</summary>
    public string? SourceName => Source is { } source ? Texts.PictureSource(source) : null;

    /// <summary>Gets the rows of the tab. It is disposed with this view model.</summary>
    public ImageSubjectListViewModel Subjects { get; }

    /// <summary>Gets how many tracks or albums show no picture, or null before they were counted.</summary>
    [ObservableProperty]
    public partial int? MissingCount { get; private set; }

    /// <summary>Gets how many tracks or albums show a small picture, or null before they were counted.</summary>
    [ObservableProperty]
    public partial int? LowResolutionCount { get; private set; }

    /// <summary>Gets how many tracks or albums show a picture, or null before they were counted.</summary>
    [ObservableProperty]
    public partial int? AllCount { get; private set; }

    /// <summary>Gets what the library takes on the disc, or null before it was measured.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(StorageText))]
    public partial StorageReport? Storage { get; private set; }

    /// <summary>Gets the renditions by source and size; empty before they were measured.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<ImageUsage> Usage { get; private set; } = [];

    /// <summary>Gets how many pictures match the current options, or null before they were counted.</summary>
    [ObservableProperty]
    public partial RenditionStatus? Renditions { get; private set; }

    /// <summary>Gets what pictures take, as text, or null before it was measured.</summary>
    public string? StorageText => Storage is { } storage ? Texts.DescribeStorage(storage) : null;

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets the change that <see cref="Message"/> tells of, to offer its undo with the message, or null. It is set before the message.
    /// </summary>
    [ObservableProperty]
    public partial HistoryEntry? MessageChange { get; private set; }

    /// <summary>Shows a tab. An earlier tab's rows that arrive later never show.</summary>
    /// <param name="tab">The tab.</param>
    /// <param name="kind">Whether to list tracks or albums. The duplicates are the same for both.</param>
    /// <param name="belowPixels">
    /// The pixels below which a picture counts as small, at least 1, or null for <see cref="BelowPixels"/>.
    /// </param>
    /// <param name="text">Words that what is listed and counted must have in its title or artist, or null.</param>
    /// <param name="source">
    /// The source that what is listed and counted must have a picture of its own from (<see cref="ImageUsage.Source"/>), or null.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the rows are shown, the call has failed, or another tab has taken its place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tab or kind is undefined, or the number of pixels is less than 1.</exception>
    public async Task ShowAsync(
        ImageTab tab,
        ArtworkOwnerKind kind = ArtworkOwnerKind.Album,
        int? belowPixels = null,
        string? text = null,
        string? source = null,
        CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(tab))
            throw new ArgumentOutOfRangeException(nameof(tab), tab, "This tab is not defined.");
        if (!Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Name tracks or albums.");
        if (belowPixels is { } pixels)
            ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1, nameof(belowPixels));
        await Context;
        if (IsDisposed)
            return;
        (string? words, string? from) = (NullIfBlank(text), NullIfBlank(source));
        bool isCounted = _isOpen && kind == Kind && (belowPixels ?? BelowPixels) == BelowPixels && words == Text && from == Source;
        (_isOpen, Tab, Kind, BelowPixels) = (true, tab, kind, belowPixels ?? BelowPixels);
        (Text, Source) = (words, from);
        Task counting = isCounted ? Task.CompletedTask : CountShownAsync(cancellationToken);
        Task measuring = Storage is not null || _isMeasuring ? Task.CompletedTask : RunAsync(MeasureAsync, cancellationToken);
        Task rows = tab == ImageTab.Duplicates
            ? RunAsync(ReadDuplicatesAsync, cancellationToken)
            : Subjects.SetQueryAsync(QueryOf(tab), cancellationToken);
        await Task.WhenAll(counting, measuring, rows).ConfigureAwait(false);
    }

    /// <summary>Counts the rows of the tabs, and measures the storage.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the numbers are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default)
        => Task.WhenAll(CountShownAsync(cancellationToken), RunAsync(MeasureAsync, cancellationToken));

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (!_isOpen || !(change.IsEverything || change.ArtworkAlbumIds.Count + change.ArtworkTrackIds.Count > 0
            || change.AddedAlbumIds.Count + change.AddedTrackIds.Count + change.DeletedAlbumIds.Count + change.DeletedTrackIds.Count
            + change.ChangedAlbumIds.Count + change.ChangedTrackIds.Count > 0))
        {
            return;
        }

        _ = _refreshes.RequestAsync(Context, RefreshAsync, Closing);
    }

    private protected override void OnDisposing()
    {
        _ = _leaving.CancelAsync();
        _ = Subjects.DisposeAsync().AsTask();
        base.OnDisposing();
    }

    private async Task RefreshAsync()
    {
        await Task.WhenAll(RunOwnAsync(CountAsync), RunOwnAsync(MeasureAsync)).ConfigureAwait(false);
        await Context;
        if (Tab == ImageTab.Duplicates)
            await RunOwnAsync(ReadDuplicatesAsync).ConfigureAwait(false);
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private ImageSubjectQuery QueryOf(ImageTab tab) => new()
    {
        Kind = Kind,
        Text = Text,
        Source = tab == ImageTab.Missing ? null : Source,
        BelowPixels = tab switch
        {
            ImageTab.LowResolution => BelowPixels,
            ImageTab.All => int.MaxValue,
            _ => null,
        },
    };

    // Whoever types on doesn't wait for the counts of the letters before.
    private async Task CountShownAsync(CancellationToken cancellationToken)
    {
        await Context;
        CancellationTokenSource left = _leaving;
        var leaving = _leaving = new CancellationTokenSource();
        Task canceling = left.CancelAsync();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
        await RunAsync(CountAsync, either.Token).ConfigureAwait(false);
        await canceling.ConfigureAwait(false);
        left.Dispose();
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        await Context;
        (ArtworkOwnerKind kind, int pixels, string? text, string? source) = (Kind, BelowPixels, Text, Source);
        ImageTab[] tabs = [ImageTab.Missing, ImageTab.LowResolution, ImageTab.All];
        int[] counts = await Task
            .WhenAll(tabs.Select(tab => Services.ImageLibrary.CountSubjectsAsync(QueryOf(tab), cancellationToken: cancellationToken)))
            .ConfigureAwait(false);
        await Context;
        if (!IsDisposed && (kind, pixels, text, source) == (Kind, BelowPixels, Text, Source) && _reads.TryShow(read))
            (MissingCount, LowResolutionCount, AllCount) = (counts[0], counts[1], counts[2]);
    }

    // It looks at the size of every picture, and is the same for all tabs.
    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        int read = _measurements.Begin();
        await Context;
        _isMeasuring = true;
        try
        {
            StorageReport storage = await Services.Database.GetStorageAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ImageUsage> usage = await Services.ImageLibrary.GetUsageAsync(cancellationToken).ConfigureAwait(false);
            RenditionStatus? renditions = await Services.ReadRenditionStatusAsync(cancellationToken).ConfigureAwait(false);
            await Context;
            if (!IsDisposed && _measurements.TryShow(read))
                (Storage, Usage, Renditions) = (storage, usage, renditions);
        }
        finally
        {
            await Context;
            _isMeasuring = false;
        }
    }
}
