using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <content>The rankings of platforms.</content>
public sealed partial class SettingsViewModel
{
    // Numbers follow the album, and nobody reads the address of a picture.
    private static readonly TrackField[] RankedFields =
    [
        TrackField.Title, TrackField.Artist, TrackField.Album, TrackField.AlbumArtist, TrackField.Year, TrackField.Bpm,
        TrackField.MusicalKey, TrackField.Duration, TrackField.Label, TrackField.Isrc, TrackField.Genres,
    ];

    private PlatformRankings _edited;
    private PlatformRankings _shownRankings;
    private (PlatformRankings Former, PlatformRankings Applied)? _ownRankings;
    private CancellationTokenSource? _previewing;
    private (string Text, HistoryEntry? Change) _told;
    private int _toChange;

    /// <summary>Gets the rankings: first that of all fields without one of their own, then that of each field.</summary>
    public IReadOnlyList<FieldRankingViewModel> Rankings { get; }

    /// <summary>Gets a value indicating whether a ranking differs from the one in use.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanApply), nameof(HasUnappliedChanges))]
    public partial bool HasRankingChanges { get; private set; }

    /// <summary>Gets what the rankings on screen would change, or null when that hasn't been found out since they were changed.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanApply), nameof(PreviewText))]
    public partial RankingPreview? Preview { get; private set; }

    /// <summary>Gets <see cref="Preview"/> as text to show, or null when there is none.</summary>
    public string? PreviewText => Preview is { } preview ? Texts.DescribePreview(preview) : null;

    /// <summary>Gets a value indicating whether <see cref="Preview"/> is being found out.</summary>
    [ObservableProperty]
    public partial bool IsPreviewing { get; private set; }

    /// <summary>Gets a value indicating whether rankings are being applied to the tracks.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanApply), nameof(HasUnappliedChanges), nameof(IsWorking))]
    public partial bool IsApplying { get; private set; }

    /// <summary>
    /// Gets a value indicating whether applying the rankings in use has failed before all tracks followed them.
    /// <see cref="ApplyRankingsAsync"/> goes on with the others.
    /// </summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanApply), nameof(HasUnappliedChanges))]
    public partial bool HasTracksBehind { get; private set; }

    /// <summary>Gets how far the preview or the change has come, or null when none is under way.</summary>
    [ObservableProperty]
    public partial RankingProgress? RankingProgress { get; private set; }

    /// <summary>
    /// Gets a value indicating whether the rankings can be applied: they were changed, and the preview of them is on screen; or they are
    /// in use, and tracks don't follow them yet (<see cref="HasTracksBehind"/>).
    /// </summary>
    public bool CanApply => (HasRankingChanges ? Preview is not null : HasTracksBehind) && !IsApplying;

    /// <summary>
    /// Gets or sets what keeps the rankings for the application's next start, because the library doesn't store them. It is called before
    /// they are applied; if it fails, nothing is applied. If applying them fails, it is called again with those in use.
    /// </summary>
    /// <value>The default is null: applied rankings last as long as the application runs.</value>
    public Func<PlatformRankings, CancellationToken, Task>? KeepRankings { get; set; }

    /// <summary>Finds out how many tracks would show other values, by field. Changing a ranking meanwhile cancels it.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when <see cref="Preview"/> is there.</returns>
    [RelayCommand]
    public async Task<bool> PreviewRankingsAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed || IsApplying)
            return false;
        ForgetPreview();
        using var canceling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_previewing, IsPreviewing) = (canceling, true);
        PlatformRankings wanted = _edited;
        RankingPreview? found = null;
        var progress = new LatestProgress<RankingProgress>(Context, latest => ShowProgress(canceling, latest));
        await RunAsync(
            async token => found = await Services.Rankings
                .PreviewAsync(wanted, progress: progress, cancellationToken: token).ConfigureAwait(false),
            retry: () => PreviewRankingsAsync(),
            canceling.Token).ConfigureAwait(false);
        await Context;
        if (_previewing != canceling)
            return false;
        (_previewing, IsPreviewing, RankingProgress) = (null, false, null);
        if (found is null || IsDisposed)
            return false;
        Preview = found;
        foreach (FieldRankingViewModel row in Rankings)
            row.Effect = found.Fields.FirstOrDefault(effect => effect.Field == row.Field);
        return true;
    }

    /// <summary>Cancels the preview that is under way.</summary>
    [RelayCommand]
    public void CancelPreview()
    {
        _previewing?.Cancel();
        (_previewing, IsPreviewing, RankingProgress) = (null, false, null);
    }

    /// <summary>
    /// Applies the previewed rankings to the library, or goes on after that has failed (<see cref="CanApply"/>). Closing the panel doesn't
    /// stop it.
    /// </summary>
    /// <returns>True when all tracks follow the rankings.</returns>
    [RelayCommand]
    public async Task<bool> ApplyRankingsAsync()
    {
        await Context;
        if (IsDisposed || !CanApply)
            return false;
        (IsApplying, Message) = (true, null);
        _toChange = Preview?.ChangedTracks ?? _toChange;
        PlatformRankings wanted = _edited;
        PlatformRankings former = wanted;
        HistoryEntry? change = null;
        var progress = new LatestProgress<RankingProgress>(Context, ShowApplied);
        bool isDone = await RunAsync(
            async token =>
            {
                former = Services.Rankings.Current;
                await KeepAndUseAsync(
                    KeepRankings,
                    () => Services.Rankings.Current,
                    wanted,
                    async () => change = await Services.Rankings.ApplyAsync(wanted, progress, CancellationToken.None).ConfigureAwait(false),
                    token).ConfigureAwait(false);
            },
            retry: ApplyRankingsAsync,
            CancellationToken.None).ConfigureAwait(false);
        await Context;
        if (IsDisposed)
            return isDone;
        RankingProgress = null;
        if (isDone)
        {
            _ownRankings = (former, wanted);
            string text = Texts.RankingsApplied(_toChange);
            _told = (text, change);
            Message = text;
        }

        ShowRankings();

        // They are in use as soon as they are stored, before the tracks follow them.
        if (isDone || !HasRankingChanges)
            ForgetPreview();
        HasTracksBehind = !isDone && !HasRankingChanges;
        IsApplying = false;
        return isDone;
    }

    // What can't be kept isn't used, and what can't be used isn't kept. A call that has failed may have put it to use nonetheless.
    private static async Task KeepAndUseAsync<T>(
        Func<T, CancellationToken, Task>? keep, Func<T> inUse, T wanted, Func<Task> use, CancellationToken cancellationToken)
    {
        if (keep is not null)
            await keep(wanted, cancellationToken).ConfigureAwait(false);
        try
        {
            await use().ConfigureAwait(false);
        }
        catch
        {
            if (keep is not null)
                await keep(inUse(), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Shows the rankings in use again.</summary>
    [RelayCommand]
    public void ResetRankings()
    {
        if (IsApplying)
            return;
        _edited = Services.Rankings.Current;
        ForgetPreview();
        ShowRankings();
    }

    private void OnRankingsChanged(object? sender, EventArgs args) => _ = FollowRankingsAsync();

    // Another panel or process has applied rankings. What this panel's user has changed stays, and is compared with these.
    private async Task FollowRankingsAsync()
    {
        await Context;
        if (IsDisposed || IsApplying)
            return;
        bool isChanged = HasRankingChanges;
        bool isOwn = IsOwnChange(_shownRankings, Services.Rankings.Current);
        if (!isChanged)
            _edited = Services.Rankings.Current;
        ForgetPreview();
        ShowRankings();
        if (isChanged && HasRankingChanges && !isOwn)
            Message = Texts.RankingsChangedElsewhere;
    }

    // Undoing what this panel has applied, or redoing it.
    private bool IsOwnChange(PlatformRankings from, PlatformRankings to)
    {
        return _ownRankings is { } own
            && ((AreSame(from, own.Applied) && AreSame(to, own.Former)) || (AreSame(from, own.Former) && AreSame(to, own.Applied)));

        bool AreSame(PlatformRankings one, PlatformRankings other)
        {
            string[] known = KnownTo(one, other);
            return Rankings.All(
                row => Complete(RankingOf(one, row.Field), known).SequenceEqual(Complete(RankingOf(other, row.Field), known)));
        }
    }

    private void ChangeRanking(FieldRankingViewModel row, IReadOnlyList<string>? platforms)
    {
        if (IsApplying)
            return;
        _edited = row.Field is { } field ? _edited.With(field, platforms) : _edited with { Default = platforms ?? _edited.Default };
        ForgetPreview();
        ShowRankings();
    }

    private void ForgetPreview()
    {
        CancelPreview();
        Preview = null;
        foreach (FieldRankingViewModel row in Rankings)
            row.Effect = null;
    }

    private void ShowProgress(CancellationTokenSource of, RankingProgress latest)
    {
        if (_previewing == of && !IsDisposed)
            RankingProgress = latest;
    }

    private void ShowApplied(RankingProgress latest)
    {
        if (IsApplying && !IsDisposed)
            RankingProgress = latest;
    }

    private void ShowRankings()
    {
        PlatformRankings current = Services.Rankings.Current;
        _shownRankings = current;
        string[] known = KnownTo(current, _edited);
        foreach (FieldRankingViewModel row in Rankings)
        {
            string[] before = Complete(RankingOf(current, row.Field), known);
            string[] now = Complete(RankingOf(_edited, row.Field), known);
            bool hasOwn = row.Field is { } field && _edited.Fields.ContainsKey(field);
            row.Show(now, hasOwn, isChanged: !before.SequenceEqual(now));
        }

        HasRankingChanges = Rankings.Any(row => row.IsChanged);
    }

    private string[] KnownTo(PlatformRankings one, PlatformRankings other) =>
    [
        .. new[] { one, other }
            .SelectMany(rankings => rankings.Fields.Values.Prepend(rankings.Default))
            .SelectMany(names => names)
            .Concat(Services.Clients.Select(client => client.Platform))
            .Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> RankingOf(PlatformRankings rankings, TrackField? field)
        => field is { } own ? rankings.For(own) : rankings.Default;

    // Platforms that a ranking doesn't list follow by name, so naming them changes nothing.
    private static string[] Complete(IReadOnlyList<string> ranking, string[] known)
        => [.. ranking.Select(name => name.ToLowerInvariant()).Union(known, StringComparer.Ordinal)];
}
