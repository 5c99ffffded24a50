using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Stores results.</content>
public sealed partial class PlatformSearchViewModel
{
    /// <summary>
    /// Stores one result. Its picture is downloaded and stored with it. What has begun ends with <see cref="Stop"/>, and not with the
    /// panel.
    /// </summary>
    /// <param name="result">A row of <see cref="Results"/>.</param>
    /// <param name="cancellationToken">Cancels the call. What has been stored stays.</param>
    /// <returns>A task that completes when the track and its picture are stored, or the row shows why not.</returns>
    [RelayCommand]
    public Task SyncAsync(PlatformResultViewModel result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return SyncAsync(() => [result], cancellationToken);
    }

    /// <summary>Stores the selected results in one run, which ends with <see cref="Stop"/>, and not with the panel.</summary>
    /// <param name="cancellationToken">Cancels the call. What has been stored stays.</param>
    /// <returns>A task that completes when the tracks and their pictures are stored, or the rows show why not.</returns>
    [RelayCommand]
    public Task SyncSelectedAsync(CancellationToken cancellationToken = default)
        => SyncAsync(() => [.. _results.Where(row => row.IsSelected)], cancellationToken);

    // Changes of the library change what a sync would do. Rows that were synced keep what has been done.
    private protected override void OnLibraryChanged(LibraryChange change)
    {
        bool isOutdated = change.IsEverything || change.AddedTrackIds.Count > 0;
        foreach (PlatformResultViewModel row in _results)
        {
            bool isAbout = row.TrackId is { } id && (change.ChangedTrackIds.Contains(id) || change.DeletedTrackIds.Contains(id));
            if (isAbout || isOutdated)
                row.MarkOutdated();
        }

        RequestPreview();
    }

    // While a search is under way it looks up its rows itself, and then this looks up those that it left.
    private void RequestPreview()
    {
        if (!IsSearching && !IsDisposed && _results.Any(row => row.NeedsPreview))
            _ = _previews.RequestAsync(Context, () => RunOwnAsync(token => PreviewAsync(_turn, token)), Closing);
    }

    private async Task SyncAsync(Func<IReadOnlyList<PlatformResultViewModel>> choose, CancellationToken cancellationToken)
    {
        await Context;
        List<PlatformResultViewModel> rows = [.. choose().Where(row => !row.IsSyncing)];
        if (rows.Count == 0)
            return;
        if (_syncing.IsCancellationRequested)
            _syncing = new CancellationTokenSource();
        var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _syncing.Token);
        foreach (PlatformResultViewModel row in rows)
            row.Begin();
        IsSyncing = true;
        await RunAsync(token => StoreAsync(rows, either, token), retry: null, either.Token).ConfigureAwait(false);
        await Context;
        if (IsDisposed)
            return;
        foreach (PlatformResultViewModel row in rows)
            row.End(Error?.Message);
        IsSyncing = _results.Any(row => row.IsSyncing);
        RequestPreview();
    }

    private async Task StoreAsync(
        List<PlatformResultViewModel> rows, CancellationTokenSource stopping, CancellationToken cancellationToken)
    {
        var waiting = new Queue<PlatformResultViewModel>(rows);
        var options = new SyncRunOptions { OnItem = item => _ = ShowAsync(item), WaitForArtwork = true };

        // A panel that is closed leaves the run to itself.
        await RunToItsEndAsync().WaitAsync(Closing).ConfigureAwait(false);
        await ShowPicturesAsync(rows, cancellationToken).ConfigureAwait(false);

        async Task RunToItsEndAsync()
        {
            using (stopping)
            {
                await Services.Synchronizer
                    .SyncAsync(rows.Select(row => row.Track).ToAsyncEnumerable(), options, null, stopping.Token).ConfigureAwait(false);
            }
        }

        // Items come in the order of the rows.
        async Task ShowAsync(SyncItem item)
        {
            await Context;
            if (!IsDisposed)
                waiting.Dequeue().ShowSynced(item);
        }
    }

    private async Task ShowPicturesAsync(List<PlatformResultViewModel> rows, CancellationToken cancellationToken)
    {
        await Context;
        PlatformResultViewModel[] pending = [.. rows.Where(row => row.PictureState == PlatformPictureState.Pending)];
        IReadOnlyDictionary<long, ArtworkDownload> downloads = await Services.Downloads
            .FindAsync([.. pending.Select(row => row.TrackId).OfType<long>()], Platform, cancellationToken).ConfigureAwait(false);
        await Context;
        foreach (PlatformResultViewModel row in pending)
        {
            // Without a download, the picture was there before.
            ArtworkDownload? download = row.TrackId is { } id ? downloads.GetValueOrDefault(id) : null;
            if (download?.State is null or ArtworkDownloadState.Done)
                row.ShowPicture(null);
            else if (download.State != ArtworkDownloadState.Waiting)
                row.ShowPicture(Texts.DescribePictureProblem(download));
        }
    }
}
