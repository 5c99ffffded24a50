using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <content>The renditions of pictures.</content>
public sealed partial class SettingsViewModel
{
    private CancellationTokenSource? _rerendering;

    /// <summary>
    /// Gets how many pictures match the options that the application runs with; null before it is known, and where no pictures can be
    /// rendered.
    /// </summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(RenditionText))]
    public partial RenditionStatus? Renditions { get; private set; }

    /// <summary>Gets <see cref="Renditions"/> as text to show, or null when it is null.</summary>
    public string? RenditionText => Renditions is { } status ? Texts.DescribeRenditions(status) : null;

    /// <summary>Gets a value indicating whether pictures are being rendered again.</summary>
    [ObservableProperty]
    public partial bool IsRerendering { get; private set; }

    /// <summary>Gets how far rendering again has come, or null when it isn't under way.</summary>
    [ObservableProperty]
    public partial RerenderProgress? RerenderProgress { get; private set; }

    /// <summary>Gets the pictures that the last run could not render, at most 100.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<RerenderFailure> RerenderFailures { get; private set; } = [];

    /// <summary>Renders every picture again that was made with other options and whose original is kept.</summary>
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
            async token => result = await Services.Maintenance.RerenderAsync(progress, token).ConfigureAwait(false),
            retry: () => RerenderAsync(),
            canceling.Token).ConfigureAwait(false);
        await Context;
        (_rerendering, IsRerendering, RerenderProgress) = (null, false, null);
        if (result is not null)
        {
            RerenderFailures = result.Failures;
            Message = Texts.Rerendered(result);
        }

        await RunOwnAsync(ReadCountsAsync).ConfigureAwait(false);
        return result is not null;
    }

    /// <summary>Stops rendering after the picture that is under way.</summary>
    [RelayCommand]
    public void CancelRerender() => _rerendering?.Cancel();
}
