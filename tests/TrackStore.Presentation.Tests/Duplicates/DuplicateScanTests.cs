using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Duplicates;

/// <summary>The whole library is searched, with progress, and the search can be canceled.</summary>
public sealed class DuplicateScanTests : DuplicatesTest
{
    [Fact]
    public async Task ScanAsync_EditedIntoTheSame_FindsAndListsIt()
    {
        await AddAsync("Harbour");
        long other = await AddAsync("Something Else");
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        await Tracks.UpdateAsync(other, new TrackUpdate { Title = "Harbour" }, Cancel);

        bool isDone = await Panel.ScanAsync(Cancel);

        Assert.Equal((true, false, null, 1, 1L), (isDone, Panel.IsScanning, Panel.ScanText, Panel.Pairs.Count, Panel.LastScan!.New));
        Assert.Equal("The whole library was compared: 1 pair, 1 of them new.", Panel.LastScanText);
        Assert.Contains("DuplicatesViewModel.ScanText", Watch.Changes);
    }

    [Fact]
    public async Task ScanAsync_WhileOneRuns_StartsNoSecond()
    {
        var gate = new Gate();
        Engine.Before = (method, _) => method == nameof(IDuplicates.ScanAsync) ? gate.PassAsync() : Task.CompletedTask;

        Task<bool> first = Panel.ScanAsync(Cancel);
        await gate.Reached;
        (bool isScanning, string? text) = (Panel.IsScanning, Panel.ScanText);
        bool second = await Panel.ScanAsync(Cancel);
        gate.Open();

        Assert.True(await first);
        Assert.Equal((true, "Comparing tracks…", false, 1), (isScanning, text, second, Engine.Count(nameof(IDuplicates.ScanAsync))));
    }

    [Fact]
    public async Task CancelScan_UnderWay_EndsItWithoutAnErrorAndListsWhatIsThere()
    {
        await AddAsync("Harbour");
        await AddAsync("Harbour");
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Engine.Before = async (method, arguments) =>
        {
            if (method != nameof(IDuplicates.ScanAsync))
                return;
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, (CancellationToken)arguments[1]!);
        };

        Task<bool> scan = Panel.ScanAsync(Cancel);
        await entered.Task;
        await Ui.CallAsync(Panel.CancelScan);

        Assert.False(await scan);
        Assert.Equal((false, null, null, null, 1), (Panel.IsScanning, Panel.ScanText, Panel.LastScan, Panel.Error, Panel.Pairs.Count));
    }

    [Fact]
    public async Task DisposeAsync_DuringAScan_CancelsItAndChangesNothingAfterwards()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Engine.Before = async (method, arguments) =>
        {
            if (method != nameof(IDuplicates.ScanAsync))
                return;
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, (CancellationToken)arguments[1]!);
        };
        Task<bool> scan = Panel.ScanAsync(Cancel);
        await entered.Task;

        await Ui.CallAsync(() => Panel.DisposeAsync().AsTask());
        bool isDone = await scan;

        Assert.Equal((false, null), (isDone, Panel.Error));
        Assert.False(await Panel.ScanAsync(Cancel));
        Assert.Equal(0, Engine.Count(nameof(IDuplicates.ListAsync)));
    }

    [Fact]
    public void DescribeScan_NothingFound_SaysSo()
        => Assert.Equal(
            "The whole library was compared. No track is stored twice.",
            new PresentationTexts().DescribeScan(new DuplicateScan { Same = 0, ToDecide = 0, New = 0, Outdated = 3 }));
}
