using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Duplicates;

/// <summary>Pairs are merged and kept apart, one by one and several at once, and all of it is undone.</summary>
public sealed class DuplicateDecisionTests : DuplicatesTest
{
    [Fact]
    public async Task MergeAsync_Pair_MergesItAndShowsTheNext()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Panel.OpenAsync(pairs[0], Cancel);
        await Panel.KeepAsync(pairs[0], pairs[0].Pair.Second.TrackId, Cancel);

        DuplicateReport? report = await Panel.MergeAsync(pairs[0], Cancel);
        await AdvanceUntilAsync(Panel, () => Panel.OpenCount == 1 && Panel.Comparison?.First.Track.Id == Panel.Current?.Pair.First.TrackId);

        Assert.Equal((1, 0, "Merged into one track.", 1), (report!.MergedCount, report.SkippedCount, report.Text, report.Changes.Count));
        Assert.Null(await Tracks.GetAsync(pairs[0].Pair.First.TrackId, Cancel));
        Assert.Equal((pairs[1].Pair.First.TrackId, pairs[1].Pair.First.TrackId, 1), (Panel.Current!.Pair.First.TrackId, Panel.Comparison!.First.Track.Id, Panel.OpenCount));
        Assert.Same(report, Panel.Report);
    }

    [Fact]
    public async Task UndoAsync_OfAMerge_ListsThePairAgain()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        await Panel.MergeAsync(pairs[0], Cancel);

        bool isUndone = await Panel.UndoAsync(Cancel);
        bool again = await Panel.UndoAsync(Cancel);

        Assert.Equal((true, false, 1, 2, null), (isUndone, again, Panel.Pairs.Count, await CountTracksAsync(), Panel.Report));
    }

    [Fact]
    public async Task MergeAsync_TrackDeletedMeanwhile_MergesNothingAndSaysSo()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        await Tracks.DeleteAsync(pairs[0].Pair.Second.TrackId, Cancel);

        DuplicateReport? report = await Panel.MergeAsync(pairs[0], Cancel);

        Assert.Equal((0, 1, 0), (report!.MergedCount, report.SkippedCount, report.Changes.Count));
        Assert.Equal("A pair was left out: one of its tracks is gone.", report.Text);
        Assert.Equal((null, 0, 1), (Panel.Error, Panel.Pairs.Count, await CountTracksAsync()));
    }

    [Fact]
    public async Task MergeSelectedAsync_SeveralPairsOfOneTrack_BecomeOneTrackWithOneReport()
    {
        long first = await AddAsync("Harbour");
        await AddAsync("Harbour (Radio Edit)");
        await AddAsync("Harbour (Extended Mix)");
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Ui.CallAsync(() => Panel.MergesInDoubt = true);

        int? preview = await Panel.PreviewMergeSelectedAsync(Cancel);
        int before = await CountTracksAsync();
        DuplicateReport? report = await Panel.MergeSelectedAsync(Cancel);

        Assert.True(Panel.SelectedCount == 0 && preview == 2 && before == 3);
        Assert.Equal((2, 0, 1), (report!.MergedCount, report.SkippedCount, report.Changes.Count));
        Assert.Equal("2 tracks merged into others.", report.Text);
        Assert.Equal(first, (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Single().TrackId);
        Assert.True(await Panel.UndoAsync(Cancel));
        Assert.Equal(3, await CountTracksAsync());
    }

    [Fact]
    public async Task MergeSelectedAsync_SomeInDoubt_LeavesThemOutUnlessTheUserIncludesThem()
    {
        await AddAsync("Winter Sun");
        await AddAsync("Winter Sun (Radio Edit)");
        await AddAsync("Glow");
        await AddAsync("Glow (Radio Edit)");
        await ShowPairsAsync("Harbour", "Piers");
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));

        string[] doubtful = [.. Panel.SelectedInDoubt.Select(pair => pair.Pair.First.Title).Order()];
        int? withoutDoubt = await Panel.PreviewMergeSelectedAsync(Cancel);
        await Ui.CallAsync(() => Panel.MergesInDoubt = true);
        int? all = await Panel.PreviewMergeSelectedAsync(Cancel);
        await Ui.CallAsync(() => Panel.MergesInDoubt = false);
        DuplicateReport? report = await Panel.MergeSelectedAsync(Cancel);
        int selected = Panel.SelectedCount;
        await Ui.CallAsync(() => Panel.Select(Panel.Pairs[0], isSelected: false));
        await Ui.CallAsync(() => Panel.MergesInDoubt = true);
        DuplicateReport? rest = await Panel.MergeSelectedAsync(Cancel);

        Assert.Equal(["Glow", "Winter Sun"], doubtful);
        Assert.Equal((2, 4), (withoutDoubt, all));
        Assert.Equal((2, 2, 1), (report!.MergedCount, selected, rest!.MergedCount));
        Assert.Equal((false, 1), (Panel.MergesInDoubt, Panel.Pairs.Count));
    }

    [Fact]
    public async Task MergeSelectedAsync_SurePairsMergedElsewhereMeanwhile_LeavesThoseInDoubt()
    {
        await AddAsync("Glow");
        await AddAsync("Glow (Radio Edit)");
        await ShowPairsAsync("Harbour");
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        int? asked = await Panel.PreviewMergeSelectedAsync(Cancel);
        DuplicatePairViewModel sure = Panel.Pairs.Single(pair => !pair.IsInDoubt);
        await Pairs.MergeTracksAsync(sure.KeptTrackId, sure.OtherTrackId, Cancel);
        await AdvanceUntilAsync(Panel, () => Panel.OpenCount == 1);

        DuplicateReport? report = await Panel.MergeSelectedAsync(Cancel);

        Assert.Equal((1, 0, "Nothing was changed.", 1), (asked, report?.MergedCount, report?.Text, Panel.OpenCount));
        await Ui.CallAsync(() => Panel.MergesInDoubt = true);
        Assert.Equal(1, (await Panel.MergeSelectedAsync(Cancel))?.MergedCount);
    }

    [Fact]
    public async Task PreviewMergeSelectedAsync_EarlierCallEndsLater_ReturnsNull()
    {
        await ShowPairsAsync("Harbour");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        var gate = new Gate();
        Engine.After = (method, _) => method == nameof(IDuplicates.MergeTracksAsync) && Engine.Count(method) == 1
            ? gate.PassAsync()
            : Task.CompletedTask;
        Task<int?> earlier = Panel.PreviewMergeSelectedAsync(Cancel);
        await gate.Reached;

        int? later = await Panel.PreviewMergeSelectedAsync(Cancel);
        gate.Open();

        Assert.Equal((1, null), (later, await earlier));
    }

    [Fact]
    public async Task Counts_TracksMergedElsewhere_FollowWhenThePairIsNotListed()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        await Panel.ShowAsync(DuplicateList.KeptApart, Cancel);
        Assert.Equal((1, 0), (Panel.SameCount, Panel.Pairs.Count));

        await Pairs.MergeTracksAsync(pairs[0].KeptTrackId, pairs[0].OtherTrackId, Cancel);

        await AdvanceUntilAsync(Panel, () => Panel.SameCount == 0);
    }

    [Fact]
    public async Task MergeSelectedAsync_OneTrackDeletedMeanwhile_MergesTheOthersAndCountsIt()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun", "Glow");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Tracks.DeleteAsync(pairs[1].Pair.First.TrackId, Cancel);

        // Before the panel has followed the deletion.
        DuplicateReport? report = await Panel.MergeSelectedAsync(Cancel);

        Assert.Equal(2, report!.MergedCount);
        Assert.Equal(3, await CountTracksAsync());
        Assert.Empty(Panel.Pairs);
    }

    [Fact]
    public async Task MergeAllSameAsync_LeavesPairsInDoubtAndKeepsWhatTheUserChose()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await AddAsync("Glow");
        await AddAsync("Glow (Radio Edit)");
        await Panel.RefreshAsync(Cancel);
        DuplicatePairViewModel pair = PairOf(pairs[0].Pair.First.TrackId);
        await Panel.KeepAsync(pair, pair.Pair.Second.TrackId, Cancel);

        DuplicateReport? report = await Panel.MergeAllSameAsync(Cancel);

        Assert.Equal((2, 0, 1), (report!.MergedCount, Panel.SameCount, Panel.ToDecideCount));
        Assert.NotNull(await Tracks.GetAsync(pair.Pair.Second.TrackId, Cancel));
        Assert.True(await Panel.UndoAsync(Cancel));
        Assert.Equal((6, 2), (await CountTracksAsync(), Panel.SameCount));
    }

    [Fact]
    public async Task KeepApartAsync_ThenUndoAndReopen_IsListedAgainEachTime()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");

        DuplicateReport? apart = await Panel.KeepApartAsync(pairs[0], Cancel);
        (int open, int kept) = (Panel.OpenCount, Panel.KeptApartCount);
        bool isUndone = await Panel.UndoAsync(Cancel);
        int undone = Panel.OpenCount;
        await Panel.KeepApartAsync(Panel.Pairs[0], Cancel);
        await Panel.ShowAsync(DuplicateList.KeptApart, Cancel);
        DuplicateReport? reopened = await Panel.ReopenAsync(Panel.Pairs[0], Cancel);

        Assert.Equal((1, "Kept apart.", 0, 1), (apart!.KeptApartCount, apart.Text, open, kept));
        Assert.Equal((true, 1), (isUndone, undone));
        Assert.Equal((1, "Proposed again.", 0, 1, 0), (reopened!.ReopenedCount, reopened.Text, Panel.KeptApartCount, Panel.OpenCount, Panel.Pairs.Count));
    }

    [Fact]
    public async Task KeepSelectedApartAsync_SeveralPairs_IsOneChange()
    {
        await ShowPairsAsync("Harbour", "Winter Sun");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));

        DuplicateReport? report = await Panel.KeepSelectedApartAsync(Cancel);

        Assert.Equal("Kept two copies of Lena Brandt - Harbour apart, and 1 other pair", new PresentationTexts().DescribeChange(report!.Changes[0]));
        Assert.Equal((2, 1, "2 pairs kept apart.", 0, 2), (report.KeptApartCount, report.Changes.Count, report.Text, Panel.OpenCount, Panel.KeptApartCount));
        Assert.True(await Panel.UndoAsync(Cancel));
        Assert.Equal((2, 0), (Panel.OpenCount, Panel.KeptApartCount));
    }

    [Fact]
    public async Task UndoAsync_WasUndoneElsewhere_IsDone()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        DuplicateReport? report = await Panel.MergeAsync(pairs[0], Cancel);
        await Get<IChangeHistory>().UndoAsync(report!.Changes[0].Id, Cancel);

        Assert.True(await Panel.UndoAsync(Cancel));

        Assert.Equal((null, null, 1), (Panel.Report, Panel.Error, Panel.OpenCount));
    }

    [Fact]
    public async Task UndoAsync_LaterChangeInTheWay_SaysWhatAndKeepsTheReport()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        DuplicateReport? report = await Panel.MergeAsync(pairs[0], Cancel);
        await Tracks.DeleteAsync(pairs[0].KeptTrackId, Cancel);

        bool isUndone = await Panel.UndoAsync(Cancel);

        Assert.Equal((false, TrackStoreErrorCodes.UndoConflict, report), (isUndone, Panel.Error?.Code, Panel.Report));
    }

    [Fact]
    public async Task MergeAsync_PairThatWasShownNextAMomentAgo_DoesNothing()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Panel.OpenAsync(pairs[0], Cancel);
        DuplicateReport? report = await Panel.MergeAsync(pairs[0], Cancel);
        DuplicatePairViewModel next = Panel.Current!;

        Time.Advance(TimeSpan.FromMilliseconds(399));
        DuplicateReport? early = await Panel.MergeAsync(next, Cancel);
        int before = await CountTracksAsync();
        Time.Advance(TimeSpan.FromMilliseconds(1));
        DuplicateReport? meant = await Panel.MergeAsync(next, Cancel);

        Assert.Equal((1, null, 3, 1, 2), (report?.MergedCount, early, before, meant?.MergedCount, await CountTracksAsync()));
    }

    [Fact]
    public async Task MergeAsync_PairThatTheUserHasOpened_IsMergedAtOnce()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Panel.OpenAsync(pairs[0], Cancel);
        await Panel.MergeAsync(pairs[0], Cancel);

        await Panel.OpenAsync(null, Cancel);
        await Panel.OpenAsync(Panel.Pairs[0], Cancel);

        Assert.NotNull(await Panel.MergeAsync(Panel.Pairs[0], Cancel));
    }

    [Fact]
    public async Task KeepApartAsync_WhileAnotherPairIsMerged_DoesNothing()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        var gate = new Gate();
        Engine.Before = (method, _) => method == nameof(IDuplicates.MergeTracksAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<DuplicateReport?> merge = Panel.MergeAsync(pairs[0], Cancel);
        await gate.Reached;

        bool isDeciding = Panel.IsDeciding;
        DuplicateReport? other = await Panel.KeepApartAsync(pairs[1], Cancel);
        gate.Open();

        Assert.Equal((1, true, null, false), ((await merge)?.MergedCount, isDeciding, other, Panel.IsDeciding));
        Assert.Equal((1, 0), (Panel.OpenCount, Panel.KeptApartCount));
    }

    [Fact]
    public async Task MergeAllSameAsync_FailsAfterSomeWereMerged_ReportsTheseAndUndoesThem()
    {
        await ShowPairsAsync("Harbour", "Winter Sun");
        Engine.Before = (method, arguments) => method == nameof(IDuplicates.ListAsync)
            && ((DuplicateQuery)arguments[0]!).PageSize == DuplicateQuery.MaxPageSize && Engine.Count(nameof(IDuplicates.MergeTracksAsync)) > 0
            ? throw new StoreUnavailableException(StoreFault.CannotOpen, "The disk is gone.")
            : Task.CompletedTask;

        DuplicateReport? report = await Panel.MergeAllSameAsync(Cancel);

        Assert.Equal((2, TrackStoreErrorCodes.StoreUnavailable, false), (report?.MergedCount, Panel.Error?.Code, Panel.IsDeciding));
        Assert.Equal((report, 0), (Panel.Report, Panel.Pairs.Count));
        Assert.True(await Panel.UndoAsync(Cancel));
        Assert.Equal(4, await CountTracksAsync());
    }

    [Fact]
    public async Task UndoAsync_OneOfSeveralChangesFails_GoesOnWithTheRestWhenRetried()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        Engine.After = async (method, _) =>
        {
            if (method == nameof(IDuplicates.MergeTracksAsync) && Engine.Count(method) == 1)
            {
                await AddAsync("Glow");
                await AddAsync("Glow");
            }
        };
        DuplicateReport? report = await Panel.MergeAllSameAsync(Cancel);
        await Tracks.DeleteAsync(pairs[0].KeptTrackId, Cancel);
        HistoryEntry deletion = (await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0];

        bool isUndone = await Panel.UndoAsync(Cancel);
        (int left, string? code) = (Panel.Report!.Changes.Count, Panel.Error?.Code);
        await Get<IChangeHistory>().UndoAsync(deletion.Id, Cancel);
        bool isRetried = await Panel.UndoAsync(Cancel);

        Assert.Equal((2, false, 1, TrackStoreErrorCodes.UndoConflict), (report?.Changes.Count, isUndone, left, code));
        Assert.Equal((true, null, 4), (isRetried, Panel.Report, await CountTracksAsync()));
    }

    [Fact]
    public async Task KeepSelectedApartAsync_OneTrackDeletedMeanwhile_CountsThePairAsLeftOut()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Tracks.DeleteAsync(pairs[1].Pair.First.TrackId, Cancel);

        DuplicateReport? report = await Panel.KeepSelectedApartAsync(Cancel);

        Assert.Equal((1, 1, 1), (report!.KeptApartCount, report.SkippedCount, report.Changes.Count));
    }
}
