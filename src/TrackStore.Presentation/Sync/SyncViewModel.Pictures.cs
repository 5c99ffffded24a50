using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>The pictures that synchronizations have queued and that could not be downloaded.</content>
public sealed partial class SyncViewModel
{
    private const int PageOfEachState = 50;

    private static readonly ArtworkDownloadState[] MissingStates =
        [ArtworkDownloadState.Failed, ArtworkDownloadState.Refused, ArtworkDownloadState.Absent];

    private static readonly TimeSpan DownloadPause = TimeSpan.FromSeconds(1);

    private bool _isFollowingDownloads;
    private int _wantedOfEachState = PageOfEachState;

    /// <summary>Gets the numbers of queued pictures, of all platforms, or null before they are known.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(MissingPictureCount))]
    public partial ArtworkDownloadCounts? Downloads { get; private set; }

    /// <summary>
    /// Gets pictures that could not be downloaded: those that are tried again by themselves, those that were refused, and those that their
    /// server doesn't have; 50 of each at first (<see cref="LoadMorePicturesAsync"/>).
    /// </summary>
    [ObservableProperty]
    public partial IReadOnlyList<ArtworkDownload> MissingPictures { get; private set; } = [];

    /// <summary>Gets the number of pictures that could not be downloaded, also of those that are not listed.</summary>
    public int MissingPictureCount => Downloads is { } counts ? counts.Failed + counts.Refused + counts.Absent : 0;

    /// <summary>
    /// Gets a value indicating whether missing pictures are tried again by the user's wish (<see cref="RetryPicturesAsync"/>). A
    /// synchronization that loads pictures is no reason.
    /// </summary>
    [ObservableProperty]
    public partial bool IsRetryingPictures { get; private set; }

    /// <summary>Tries all missing pictures again, in the background.</summary>
    /// <param name="cancellationToken">Cancels the call. What was made due stays due.</param>
    /// <returns>A task that completes when they are due, or the call has failed.</returns>
    [RelayCommand]
    public Task RetryPicturesAsync(CancellationToken cancellationToken = default) => RunAsync(
        async token =>
        {
            await Context;
            IsRetryingPictures = true;
            try
            {
                foreach (ArtworkDownloadState state in MissingStates)
                    await Services.Downloads.RetryAllAsync(state, token).ConfigureAwait(false);
            }
            catch
            {
                await Context;
                IsRetryingPictures = false;
                throw;
            }

            await ReadAsync(token).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Lists up to 50 more of <see cref="MissingPictures"/> of each kind.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are listed, or the call has failed.</returns>
    [RelayCommand]
    public async Task LoadMorePicturesAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        _wantedOfEachState += PageOfEachState;
        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(ArtworkDownloadCounts Counts, IReadOnlyList<ArtworkDownload> Missing)> ReadDownloadsAsync(
        CancellationToken cancellationToken)
    {
        ArtworkDownloadCounts counts = await Services.Downloads.CountAsync(cancellationToken).ConfigureAwait(false);
        var missing = new List<ArtworkDownload>();
        foreach (ArtworkDownloadState state in MissingStates)
        {
            int count = state switch
            {
                ArtworkDownloadState.Failed => counts.Failed,
                ArtworkDownloadState.Refused => counts.Refused,
                _ => counts.Absent,
            };
            if (count == 0)
                continue;
            string? cursor = null;
            int wanted = _wantedOfEachState;
            do
            {
                int size = Math.Min(wanted, ArtworkDownloadQuery.MaxPageSize);
                ArtworkDownloadPage page = await Services.Downloads
                    .ListAsync(new ArtworkDownloadQuery { State = state, PageSize = size, Cursor = cursor }, cancellationToken)
                    .ConfigureAwait(false);
                missing.AddRange(page.Items);
                (cursor, wanted) = (page.NextCursor, wanted - size);
            }
            while (cursor is not null && wanted > 0);
        }

        return (counts, missing);
    }

    private void ShowDownloads(ArtworkDownloadCounts counts, IReadOnlyList<ArtworkDownload> missing)
    {
        (Downloads, MissingPictures) = (counts, missing);
        IsRetryingPictures &= counts.Due > 0;

        // Pictures that fail change nothing in the library that one could follow.
        if (counts.Due > 0 && !_isFollowingDownloads)
            _ = FollowDownloadsAsync();
    }

    private async Task FollowDownloadsAsync()
    {
        _isFollowingDownloads = true;
        while (Downloads is { Due: > 0 } && !IsDisposed)
        {
            await Task.Delay(DownloadPause, Services.Time, Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing).ConfigureAwait(false);
            await Context;
        }

        _isFollowingDownloads = false;
    }
}
