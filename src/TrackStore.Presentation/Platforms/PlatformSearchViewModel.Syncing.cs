using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Stores results.</content>
public sealed partial class PlatformSearchViewModel
{
    private static readonly ArtworkDownloadState[] Problems =
        [ArtworkDownloadState.Failed, ArtworkDownloadState.Refused, ArtworkDownloadState.Absent];

    /// <summary>Stores one result. Its picture is downloaded and stored with it.</summary>
    /// <param name="result">A row of <see cref="Results"/>.</param>
    /// <param name="cancellationToken">Cancels the call. What has been stored stays.</param>
    /// <returns>A task that completes when the track and its picture are stored, or the row shows why not.</returns>
    [RelayCommand]
    public Task SyncAsync(PlatformResultViewModel result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return SyncAsync(() => [result], cancellationToken);
    }

    /// <summary>Stores the selected results in one run.</summary>
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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _syncing.Token);
        foreach (PlatformResultViewModel row in rows)
            row.Begin();
        IsSyncing = true;
        await RunAsync(token => StoreAsync(rows, token), retry: null, either.Token).ConfigureAwait(false);
        await Context;
        foreach (PlatformResultViewModel row in rows)
            row.End(Error?.Message);
        IsSyncing = _results.Any(row => row.IsSyncing);
        RequestPreview();
    }

    private async Task StoreAsync(List<PlatformResultViewModel> rows, CancellationToken cancellationToken)
    {
        var waiting = new Queue<PlatformResultViewModel>(rows);
        var options = new SyncRunOptions { OnItem = item => _ = ShowAsync(item), WaitForArtwork = true };
        await Services.Synchronizer
            .SyncAsync(rows.Select(row => row.Track).ToAsyncEnumerable(), options, null, cancellationToken).ConfigureAwait(false);
        Dictionary<string, ArtworkDownload> problems = await FindProblemsAsync(rows, cancellationToken).ConfigureAwait(false);
        await Context;
        foreach (PlatformResultViewModel row in rows.Where(row => row.PictureState == PlatformPictureState.Pending))
        {
            ArtworkDownload? problem = row.Track.Artwork
                .Select(picture => problems.GetValueOrDefault(picture.Url)).FirstOrDefault(found => found is not null);
            row.ShowPicture(problem is null ? null : Texts.DescribePictureProblem(problem));
        }

        // Items come in the order of the rows.
        async Task ShowAsync(SyncItem item)
        {
            await Context;
            waiting.Dequeue().ShowSynced(item);
        }
    }

    private async Task<Dictionary<string, ArtworkDownload>> FindProblemsAsync(
        List<PlatformResultViewModel> rows, CancellationToken cancellationToken)
    {
        var urls = rows.SelectMany(row => row.Track.Artwork).Select(picture => picture.Url).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, ArtworkDownload>(StringComparer.Ordinal);
        if (urls.Count == 0)
            return found;
        foreach (ArtworkDownloadState state in Problems)
        {
            string? cursor = null;
            do
            {
                var query = new ArtworkDownloadQuery { State = state, Cursor = cursor, PageSize = ArtworkDownloadQuery.MaxPageSize };
                ArtworkDownloadPage page = await Services.Downloads.ListAsync(query, cancellationToken).ConfigureAwait(false);
                foreach (ArtworkDownload download in page.Items.Where(item => urls.Contains(item.Url)))
                    found[download.Url] = download;
                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }

        return found;
    }
}
