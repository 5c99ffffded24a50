using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Searches the whole library for duplicates.</content>
public sealed partial class DuplicatesViewModel
{
    private CancellationTokenSource? _scanning;

    /// <summary>Gets a value indicating whether the library is being searched.</summary>
    [ObservableProperty]
    public partial bool IsScanning { get; private set; }

    /// <summary>Gets how far the search is, as text to show, or null when there is none.</summary>
    [ObservableProperty]
    public partial string? ScanText { get; private set; }

    /// <summary>Gets what the last search of this panel has found, or null before the first one.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(LastScanText))]
    public partial DuplicateScan? LastScan { get; private set; }

    /// <summary>Gets what the last search has found, as text to show, or null before the first one.</summary>
    public string? LastScanText => LastScan is { } scan ? Texts.DescribeScan(scan) : null;

    /// <summary>Compares all tracks of the library, and lists what it finds. One search runs at a time.</summary>
    /// <param name="cancellationToken">Cancels the search. Pairs that were found until then may stay listed.</param>
    /// <returns>True when the search was completed.</returns>
    [RelayCommand]
    public async Task<bool> ScanAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsScanning || IsDisposed)
            return false;
        using var scanning = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_scanning, IsScanning, ScanText) = (scanning, true, Texts.DescribeScanProgress(default));
        bool isDone = await RunAsync(
            async token =>
            {
                DuplicateScan scan = await Services.Duplicates.ScanAsync(new ScanProgress(this), token).ConfigureAwait(false);
                await Context;
                LastScan = scan;
            },
            retry: () => ScanAsync(CancellationToken.None),
            scanning.Token).ConfigureAwait(false);
        await Context;
        (_scanning, IsScanning, ScanText) = (null, false, null);

        // Also after a search that was canceled, which may have found something.
        if (!IsDisposed)
            await RunOwnAsync(ReadAsync).ConfigureAwait(false);
        return isDone;
    }

    /// <summary>Cancels the search that is under way.</summary>
    [RelayCommand]
    public void CancelScan() => _ = _scanning?.CancelAsync();

    private async Task ShowProgressAsync(DuplicateScanProgress progress)
    {
        try
        {
            await Context;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (IsScanning && !IsDisposed)
            ScanText = Texts.DescribeScanProgress(progress);
    }

    private sealed class ScanProgress(DuplicatesViewModel owner) : IProgress<DuplicateScanProgress>
    {
        public void Report(DuplicateScanProgress value) => _ = owner.ShowProgressAsync(value);
    }
}
