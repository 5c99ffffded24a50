using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Duplicates;

/// <summary>The numbers of an open question follow what it is about.</summary>
public sealed class MergeQuestionTests : DuplicatesTest
{
    [Fact]
    public async Task Question_SelectionChanges_IsCountedAgain()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun", "Glow");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        Assert.Null(Panel.Question);
        await Panel.AskMergeSelectedAsync(Cancel);
        MergeQuestion? first = Panel.Question;

        await Ui.CallAsync(() => Panel.Select(pairs[1], isSelected: false));
        await UntilAsync(Panel, () => Panel.Question?.PairCount == 2);
        int tracks = Panel.Question!.TrackCount;
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: false));
        await UntilAsync(Panel, () => Panel.Question?.PairCount == 0);

        Assert.Equal((new MergeQuestion(3, 3), 2, 0), (first, tracks, Panel.Question!.TrackCount));
    }

    [Fact]
    public async Task Question_PairsInDoubtAreIncluded_CountsThemToo()
    {
        await AddAsync("Glow");
        await AddAsync("Glow (Radio Edit)");
        await ShowPairsAsync("Harbour");
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Panel.AskMergeSelectedAsync(Cancel);
        MergeQuestion? sure = Panel.Question;

        await Ui.CallAsync(() => Panel.MergesInDoubt = true);
        await UntilAsync(Panel, () => Panel.Question == new MergeQuestion(2, 2));

        Assert.Equal(new MergeQuestion(1, 1), sure);
    }

    [Fact]
    public async Task Question_PairMergedElsewhere_IsCountedAgain()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Panel.AskMergeSelectedAsync(Cancel);

        await Pairs.MergeTracksAsync(pairs[0].KeptTrackId, pairs[0].OtherTrackId, Cancel);
        await AdvanceUntilAsync(Panel, () => Panel.Question == new MergeQuestion(1, 1));

        Assert.Equal(1, (await Panel.MergeSelectedAsync(Cancel))?.MergedCount);
        Assert.Null(Panel.Question);
    }

    [Fact]
    public async Task Question_AnsweredWhileItIsCounted_StaysForgotten()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Ui.CallAsync(() => Panel.SelectAll(isSelected: true));
        await Panel.AskMergeSelectedAsync(Cancel);
        var gate = new Gate();
        Engine.After = (method, _) => method == nameof(IDuplicates.MergeTracksAsync) ? gate.PassAsync() : Task.CompletedTask;
        await Ui.CallAsync(() => Panel.Select(pairs[1], isSelected: false));
        await gate.Reached;

        await Ui.CallAsync(Panel.ForgetQuestion);
        gate.Open();
        await UntilAsync(Panel, () => !Panel.IsBusy);

        Assert.Null(Panel.Question);
    }
}
