using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel that searches a platform. Results stream in, each with what a sync would do with it, and can be synced one by one or several at
/// once. A picture that can't be downloaded shows on its row, and never fails the sync.
/// </summary>
public sealed partial class PlatformSearchViewModel : PanelViewModel
{
    private readonly IPlatformClient _client;
    private readonly ObservableCollection<PlatformResultViewModel> _results = [];
    private readonly Throttle _previews;
    private CancellationTokenSource _searching = new();
    private CancellationTokenSource _syncing = new();
    private int _turn;

    internal PlatformSearchViewModel(PanelServices services, IPlatformClient client)
        : base(services)
    {
        _client = client;
        _previews = new Throttle(TimeSpan.FromMilliseconds(500), services.Time);
        Results = new ReadOnlyObservableCollection<PlatformResultViewModel>(_results);
        Platform = client.Platform.ToLowerInvariant();
        Name = Texts.PlatformName(Platform);
    }

    /// <summary>Gets the platform's name in lower case.</summary>
    public string Platform { get; }

    /// <summary>Gets the platform's name to show.</summary>
    public string Name { get; }

    /// <summary>Gets or sets the most results of a search, at least 1.</summary>
    /// <value>The default is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int Limit
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20;

    /// <summary>Gets or sets the size of the results' pictures. It applies from the next search on.</summary>
    /// <value>The default is <see cref="ImageSize.Small"/>.</value>
    public ImageTarget PictureTarget { get; set; } = ImageSize.Small;

    /// <summary>Gets the text that is searched, or null before the first search.</summary>
    [ObservableProperty]
    public partial string? Text { get; private set; }

    /// <summary>Gets the results, the best first. Rows are added while the platform answers.</summary>
    public ReadOnlyObservableCollection<PlatformResultViewModel> Results { get; }

    /// <summary>Gets a value indicating whether the platform is being asked.</summary>
    [ObservableProperty]
    public partial bool IsSearching { get; private set; }

    /// <summary>Gets a value indicating whether a search has ended, even without results.</summary>
    [ObservableProperty]
    public partial bool HasSearched { get; private set; }

    /// <summary>Gets a value indicating whether the platform's credentials are missing or wrong.</summary>
    [ObservableProperty]
    public partial bool NeedsCredentials { get; private set; }

    /// <summary>Gets when the platform may be asked again after too many requests, in UTC, or null.</summary>
    [ObservableProperty]
    public partial DateTimeOffset? RetryAt { get; private set; }

    /// <summary>Gets a value indicating whether rows are being synced.</summary>
    [ObservableProperty]
    public partial bool IsSyncing { get; private set; }

    /// <summary>
    /// Searches the platform. The previous results go when the first new one arrives, or the platform has none; a later call cancels this
    /// one.
    /// </summary>
    /// <param name="text">The text; an empty one clears the results.</param>
    /// <param name="cancellationToken">Cancels the call; results that have arrived stay.</param>
    /// <returns>A task that completes when all results are there, the call has failed, or another one has taken its place.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public Task SearchAsync(string? text, CancellationToken cancellationToken = default)
        => SearchForAsync(
            new PlatformQuery { Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(), Limit = Limit }, cancellationToken);

    /// <summary>Searches the platform by title and artist, such as for the counterparts of a track.</summary>
    /// <param name="query">The search terms.</param>
    /// <param name="cancellationToken">Cancels the call; results that have arrived stay.</param>
    /// <returns>A task that completes when all results are there, the call has failed, or another one has taken its place.</returns>
    public async Task SearchForAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Context;
        int turn = ++_turn;
        CancellationTokenSource left = _searching;
        var searching = _searching = new CancellationTokenSource();
        Task canceling = left.CancelAsync();
        Text = query.Text ?? string.Join(' ', new[] { query.Artist, query.Title }.OfType<string>());
        (NeedsCredentials, RetryAt) = (false, null);
        if (Text.Length == 0)
        {
            _results.Clear();
            (IsSearching, HasSearched, Error) = (false, false, null);
        }
        else
        {
            IsSearching = true;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, searching.Token);
            await RunAsync(token => ReadAsync(query, turn, token), retry: () => SearchForAsync(query), either.Token).ConfigureAwait(false);
            await Context;
            if (turn == _turn)
                EndSearch();
        }

        await canceling.ConfigureAwait(false);
        left.Dispose();
    }

    /// <summary>Ends the search and the sync that are under way. What has arrived and what has been stored stays.</summary>
    [RelayCommand]
    public void Stop()
    {
        _ = _searching.CancelAsync();
        _ = _syncing.CancelAsync();
    }

    // A sync that has begun ends by itself.
    private protected override void OnDisposing()
    {
        _ = _searching.CancelAsync();
        base.OnDisposing();
    }

    private void EndSearch()
    {
        (IsSearching, HasSearched) = (false, true);
        RequestPreview();
        if (Error?.Exception is not PlatformException fault)
            return;
        NeedsCredentials = fault.Fault == PlatformFault.Unauthorized;
        RetryAt = fault.RetryAfter is { } wait ? Services.Time.GetUtcNow() + wait : null;
    }

    private async Task ReadAsync(PlatformQuery query, int turn, CancellationToken cancellationToken)
    {
        bool isFirst = true;
        var known = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            // A client may work before its first wait, which is not for the user interface's thread.
            IAsyncEnumerator<PlatformTrack> tracks = await Task.Run(
                () => _client.SearchAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            await using (tracks.ConfigureAwait(false))
            {
                while (await Task.Run(async () => await tracks.MoveNextAsync().ConfigureAwait(false), CancellationToken.None)
                    .ConfigureAwait(false))
                {
                    await Context;
                    if (turn != _turn || IsDisposed)
                        return;
                    if (isFirst)
                        _results.Clear();
                    isFirst = false;
                    if (!known.Add(tracks.Current.Id))
                        continue;
                    _results.Add(NewResult(tracks.Current));
                    if (known.Count % 10 == 0)
                        await PreviewAsync(turn, cancellationToken).ConfigureAwait(false);
                }
            }

            await Context;
            if (turn != _turn || IsDisposed)
                return;
            if (isFirst)
                _results.Clear();
            await PreviewAsync(turn, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another search has taken its place, so nobody wants to know.
        }
    }

    private PlatformResultViewModel NewResult(PlatformTrack track)
    {
        ImageRequest? picture = Services.Previews.CreateRequest(track.Artwork, PictureTarget);
        return new PlatformResultViewModel(
            track, picture, picture?.PreviewUrl is { } url ? Services.Previews.GetKey(url) : null, Texts);
    }

    // Looks up what a sync would do with the rows of which it isn't known.
    private async Task PreviewAsync(int turn, CancellationToken cancellationToken)
    {
        await Context;
        List<PlatformResultViewModel> rows = [.. _results.Where(row => row.NeedsPreview)];
        if (rows.Count == 0)
            return;
        foreach (PlatformResultViewModel row in rows)
            row.BeginPreview();
        List<SyncItem> items;
        try
        {
            items = await Services.Synchronizer
                .PreviewAsync(rows.Select(row => row.Track).ToAsyncEnumerable(), cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await Context;
            rows.ForEach(row => row.MarkOutdated());
            throw;
        }

        await Context;
        if (turn != _turn || IsDisposed)
            return;
        foreach ((PlatformResultViewModel row, SyncItem item) in rows.Zip(items))
            row.ShowPreview(item);
    }
}
