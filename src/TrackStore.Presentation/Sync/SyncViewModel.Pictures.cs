using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>The pictures that synchronizations have queued and that could not be downloaded.</content>
public sealed partial class SyncViewModel
{
    private const int ShownOfEachState = 50;

    private static readonly ArtworkDownloadState[] MissingStates =
        [ArtworkDownloadState.Failed, ArtworkDownloadState.Refused, ArtworkDownloadState.Absent];

    private static readonly TimeSpan DownloadPause = TimeSpan.FromSeconds(1);

    private bool _isFollowingDownloads;

    /// <summary>Gets the numbers of queued pictures, of all platforms, or null before they are known.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(MissingPictureCount))]
    public partial ArtworkDownloadCounts? Downloads { get; private set; }

    /// <summary>
    /// Gets pictures that could not be downloaded: those that are tried again by themselves, those that were refused, and those that their
    /// server doesn't have; at most 50 of each.
    /// </summary>
    [ObservableProperty]
    public partial IReadOnlyList<ArtworkDownload> MissingPictures { get; private set; } = [];

    /// <summary>Gets the number of pictures that could not be downloaded, also of those that are not listed.</summary>
    public int MissingPictureCount => Downloads is { } counts ? counts.Failed + counts.Refused + counts.Absent : 0;

    /// <summary>Tries all missing pictures again, in the background.</summary>
    /// <param name="cancellationToken">Cancels the call. What was made due stays due.</param>
    /// <returns>A task that completes when they are due, or the call has failed.</returns>
    [RelayCommand]
    public Task RetryPicturesAsync(CancellationToken cancellationToken = default) => RunAsync(
        async token =>
        {
            foreach (ArtworkDownloadState state in MissingStates)
                await Services.Downloads.RetryAllAsync(state, token).ConfigureAwait(false);
            await ReadAsync(token).ConfigureAwait(false);
        },
        cancellationToken);

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
            ArtworkDownloadPage page = await Services.Downloads
                .ListAsync(new ArtworkDownloadQuery { State = state, PageSize = ShownOfEachState }, cancellationToken)
                .ConfigureAwait(false);
            missing.AddRange(page.Items);
        }

        return (counts, missing);
    }

    private void ShowDownloads(ArtworkDownloadCounts counts, IReadOnlyList<ArtworkDownload> missing)
    {
        (Downloads, MissingPictures) = (counts, missing);

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
