using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <content>The renditions of pictures.</content>
public sealed partial class SettingsViewModel
{
    private const int MaxQuality = 100;

    private CancellationTokenSource? _rerendering;
    private (RenditionProfile Former, RenditionProfile Applied)? _ownRenditions;

    /// <summary>Gets the options with which pictures are rendered.</summary>
    [ObservableProperty]
    public partial RenditionProfile RenditionProfile { get; private set; } = RenditionProfile.Default;

    /// <summary>Gets or sets the format that the user wants.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasRenditionChanges), nameof(CanApplyRenditions))]
    [NotifyPropertyChangedFor(nameof(HasUnappliedChanges), nameof(WantsDefaultRenditions))]
    public partial RenditionFormat RenditionFormat { get; set; }

    /// <summary>Gets or sets the shape that the user wants.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasRenditionChanges), nameof(CanApplyRenditions))]
    [NotifyPropertyChangedFor(nameof(HasUnappliedChanges), nameof(WantsDefaultRenditions))]
    public partial RenditionShape RenditionShape { get; set; }

    /// <summary>
    /// Gets or sets the quality of JPEG and WebP that the user wants, 1 to 100. Other numbers become the nearest of these.
    /// </summary>
    public int RenditionQuality
    {
        get;
        set
        {
            if (SetProperty(ref field, Math.Clamp(value, 1, MaxQuality)))
                TellOfRenditionChanges();
        }
    }

    /// <summary>
    /// Gets a value indicating whether the user wants other options than <see cref="RenditionProfile"/>, also while a size can't be used.
    /// </summary>
    public bool HasRenditionChanges
        => RenditionSizes.Any(row => row.LongestSide is null) || !AreSame(ChangesOn(RenditionProfile), RenditionProfile);

    /// <summary>
    /// Gets a value indicating whether <see cref="ApplyRenditionsAsync"/> can be called: there are changes, all sizes can be used, and
    /// nothing is under way.
    /// </summary>
    public bool CanApplyRenditions
        => HasRenditionChanges && RenditionSizes.All(row => row.Problem is null) && !IsApplyingRenditions && !IsRerendering;

    /// <summary>
    /// Gets or sets what keeps the options for the application's next start, because the library doesn't store them. It is called before
    /// they are used; if it fails, the former ones stay in use.
    /// </summary>
    /// <value>The default is null: other options last as long as the application runs.</value>
    public Func<RenditionProfile, CancellationToken, Task>? KeepRenditions { get; set; }

    /// <summary>
    /// Gets how many pictures match the options that the application runs with; null before it is known, and where no pictures can be
    /// rendered.
    /// </summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(RenditionText))]
    public partial RenditionStatus? Renditions { get; private set; }

    /// <summary>Gets <see cref="Renditions"/> as text to show, or null when it is null.</summary>
    public string? RenditionText => Renditions is { } status ? Texts.DescribeRenditions(status) : null;

    /// <summary>Gets a value indicating whether other options are being put to use.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasUnappliedChanges), nameof(CanApplyRenditions), nameof(IsWorking))]
    public partial bool IsApplyingRenditions { get; private set; }

    /// <summary>Gets a value indicating whether pictures are being rendered again.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanApplyRenditions), nameof(IsWorking))]
    public partial bool IsRerendering { get; private set; }

    /// <summary>Gets how far rendering again has come, or null when it isn't under way.</summary>
    [ObservableProperty]
    public partial RerenderProgress? RerenderProgress { get; private set; }

    /// <summary>Gets the pictures that the last run could not render, at most 100.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<RerenderFailure> RerenderFailures { get; private set; } = [];

    /// <summary>
    /// Uses the options that the user wants for pictures that are stored from now on. <see cref="RerenderAsync"/> renders the others again.
    /// Options that are changed meanwhile stay to be applied. Closing the panel doesn't stop it.
    /// </summary>
    /// <returns>True when they are in use; false when that failed, or they can't be applied (<see cref="CanApplyRenditions"/>).</returns>
    [RelayCommand]
    public async Task<bool> ApplyRenditionsAsync()
    {
        await Context;
        if (IsDisposed || !CanApplyRenditions)
            return false;
        (IsApplyingRenditions, Message) = (true, null);
        HistoryEntry? change = null;
        (RenditionProfile Former, RenditionProfile Applied) own = (RenditionProfile, RenditionProfile);
        bool isDone = await RunAsync(
            async token =>
            {
                // What another panel has changed meanwhile stays.
                await Context;
                RenditionProfile former = Services.RenditionSettings.Current;
                own = (former, ChangesOn(former));
                await KeepAndUseAsync(
                    KeepRenditions,
                    () => Services.RenditionSettings.Current,
                    own.Applied,
                    async () => change = await Services.RenditionSettings
                        .UseAsync(own.Applied, CancellationToken.None).ConfigureAwait(false),
                    token).ConfigureAwait(false);
            },
            retry: ApplyRenditionsAsync,
            CancellationToken.None).ConfigureAwait(false);
        await Context;
        if (isDone && !IsDisposed)
        {
            _ownRenditions = own;
            KeepChanges(Services.RenditionSettings.Current, since: own.Applied);
            await RunOwnAsync(ReadCountsAsync).ConfigureAwait(false);
            await Context;
        }

        if (IsDisposed)
            return isDone;
        if (isDone)
        {
            string text = Texts.RenditionsApplied(Renditions?.Outdated ?? 0);
            _told = (text, change);
            Message = text;
        }

        IsApplyingRenditions = false;

        // Another panel may have changed them meanwhile.
        if (Services.RenditionSettings.Current != RenditionProfile)
            await FollowRenditionsAsync().ConfigureAwait(false);
        return isDone;
    }

    /// <summary>Shows the options in use again.</summary>
    [RelayCommand]
    public void ResetRenditions() => Want(RenditionProfile);

    /// <summary>
    /// Renders every picture again that was made with other options and whose original is kept. Closing the panel doesn't stop it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the run. Pictures that are rendered already stay so.</param>
    /// <returns>True when the run ended; false when it failed, was canceled or is under way already.</returns>
    [RelayCommand]
    public async Task<bool> RerenderAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed || IsRerendering)
            return false;
        using var canceling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_rerendering, IsRerendering, RerenderFailures, Message) = (canceling, true, [], null);
        RerenderResult? result = null;
        var progress = new LatestProgress<RerenderProgress>(Context, latest =>
        {
            if (IsRerendering && _rerendering == canceling && !IsDisposed)
                RerenderProgress = latest;
        });
        await RunAsync(
            async _ => result = await Services.Maintenance.RerenderAsync(progress, canceling.Token).ConfigureAwait(false),
            retry: () => RerenderAsync(),
            canceling.Token).ConfigureAwait(false);
        await Context;
        _rerendering = null;
        if (IsDisposed)
            return result is not null;
        RerenderProgress = null;
        if (result is not null)
        {
            RerenderFailures = result.Failures;
            Message = Texts.Rerendered(result);
        }

        IsRerendering = false;
        await RunOwnAsync(ReadCountsAsync).ConfigureAwait(false);
        return result is not null;
    }

    /// <summary>Stops rendering after the picture that is under way.</summary>
    [RelayCommand]
    public void CancelRerender() => _rerendering?.Cancel();

    private void OnRenditionsChanged(object? sender, EventArgs args) => _ = FollowRenditionsAsync();

    // Another panel or process has changed the options. Those that this panel's user has changed stay, and the others follow.
    private async Task FollowRenditionsAsync()
    {
        await Context;
        if (IsDisposed || IsApplyingRenditions)
            return;
        bool isChanged = HasRenditionChanges;
        RenditionProfile current = Services.RenditionSettings.Current;
        bool isOwn = IsOwnChange(RenditionProfile, current);
        KeepChanges(current, since: RenditionProfile);
        if (isChanged && HasRenditionChanges && !isOwn)
            Message = Texts.RenditionsChangedElsewhere;

        if (Statistics is not null)
            await RunOwnAsync(ReadCountsAsync).ConfigureAwait(false);
    }

    // Undoing what this panel has applied, or redoing it.
    private bool IsOwnChange(RenditionProfile from, RenditionProfile to)
        => _ownRenditions is { } own
            && ((AreSame(from, own.Applied) && AreSame(to, own.Former)) || (AreSame(from, own.Former) && AreSame(to, own.Applied)));

    private void UseProfile(RenditionProfile profile)
    {
        RenditionProfile = profile;
        Want(profile);
    }

    // Only what the user has changed stays.
    private void KeepChanges(RenditionProfile profile, RenditionProfile since)
    {
        RenditionProfile wanted = ChangesOn(profile, since);
        HashSet<ImageSize> unusable = [.. RenditionSizes.Where(row => row.LongestSide is null).Select(row => row.Size)];
        RenditionProfile = profile;
        Want(wanted, unusable);
    }

    private void Want(RenditionProfile wanted, HashSet<ImageSize>? except = null)
    {
        foreach (RenditionSizeViewModel row in RenditionSizes)
        {
            if (except?.Contains(row.Size) != true)
                row.Show(SideOf(wanted, row.Size));
        }

        (RenditionFormat, RenditionShape, RenditionQuality) = (wanted.Format, wanted.Shape, wanted.Quality);
        RenditionPaddingColor = wanted.PaddingColor;
        OnSizesChanged();
    }

    private void TellOfRenditionChanges()
    {
        OnPropertyChanged(nameof(HasRenditionChanges));
        OnPropertyChanged(nameof(CanApplyRenditions));
        OnPropertyChanged(nameof(HasUnappliedChanges));
        OnPropertyChanged(nameof(WantsDefaultRenditions));
    }

    private RenditionProfile ChangesOn(RenditionProfile profile) => ChangesOn(profile, RenditionProfile);

    private RenditionProfile ChangesOn(RenditionProfile profile, RenditionProfile since) => profile with
    {
        Format = RenditionFormat == since.Format ? profile.Format : RenditionFormat,
        Shape = RenditionShape == since.Shape ? profile.Shape : RenditionShape,
        Quality = RenditionQuality == since.Quality ? profile.Quality : RenditionQuality,
        PaddingColor = RenditionPaddingColor == since.PaddingColor || RenditionShape != RenditionShape.SquareByPadding
            ? profile.PaddingColor
            : RenditionPaddingColor,
        Renditions =
        [
            .. RenditionSizes.Reverse().Select(row => new RenditionSpec
            {
                Size = row.Size,
                LongestSide = row.LongestSide is { } side && side != SideOf(since, row.Size) ? side : SideOf(profile, row.Size),
            }),
        ],
    };
}
