using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Duplicates;

/// <summary>Pairs are listed, compared side by side, and follow the library.</summary>
public sealed class DuplicateListTests : DuplicatesTest
{
    [Fact]
    public async Task ShowAsync_EachList_HasItsPairsCountsAndReasons()
    {
        await AddAsync("Harbour", track => track with { Album = "Night" });
        await AddAsync("Harbour", track => track with { Album = "Night" });
        await AddAsync("Winter Sun");
        await AddAsync("Winter Sun (Radio Edit)");

        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        (int open, int same, int toDecide) = (Panel.Pairs.Count, Panel.SameCount, Panel.ToDecideCount);
        await Panel.ShowAsync(DuplicateList.ToDecide, Cancel);

        Assert.Equal((2, 1, 1, 2, 0, true, false), (open, same, toDecide, Panel.OpenCount, Panel.KeptApartCount, Panel.HasLoaded, Panel.HasMore));
        DuplicatePairViewModel doubt = Assert.Single(Panel.Pairs);
        Assert.Equal(["Same artist", "Same length", "Only one names a version, such as “Radio Edit”, in its title or album"], doubt.Reasons.Where(reason => reason.Code != IdentityReasons.SameTitle).Select(reason => reason.Text));
        Assert.Equal([true, false], doubt.Reasons.Select(reason => reason.IsFor).Distinct());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Panel.ShowAsync((DuplicateList)9, Cancel));
    }

    [Fact]
    public async Task OpenAsync_Pair_ShowsBothTracksAndWhatAMergeKeeps()
    {
        long first = await AddAsync("Harbour", track => track with { Year = "1999", Bpm = 120 });
        long second = await AddAsync("Harbour", track => track with { Year = "2001", LocalPath = "/music/harbour.mp3" });
        await Get<ITagRepository>().AddTagsAsync(second, ["night"], Cancel);
        await Tracks.AddPlatformInfoAsync(second, "spotify", "s1", cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        DuplicatePairViewModel pair = Panel.Pairs[0];

        await Panel.OpenAsync(pair, Cancel);

        Assert.Equal((second, first), (pair.KeptTrackId, pair.OtherTrackId));
        DuplicateComparison shown = Panel.Comparison!;
        Assert.Equal((first, second, second), (shown.First.Track.Id, shown.Second.Track.Id, shown.Merged.TrackId));
        Assert.Equal(
            [
                ("Title", "Harbour", "Harbour", "Harbour"), ("Artist", "Lena Brandt", "Lena Brandt", "Lena Brandt"), ("Year", "1999", "2001", "2001"),
                ("BPM", "120", null, "120"), ("Length", "3:20", "3:20", "3:20"), ("Tags", null, "night", "night"), ("Linked to", null, "Spotify", "Spotify"),
                ("File", null, "/music/harbour.mp3", "/music/harbour.mp3"),
            ],
            shown.Values.Select(value => (value.Label, value.First, value.Second, value.Merged)));
        Assert.Equal(["Year"], shown.Values.Where(value => value.IsDifferent).Select(value => value.Label));
        Assert.Equal(["BPM", "Tags", "Linked to", "File"], shown.Values.Where(value => value.IsOnOneSide).Select(value => value.Label));
        Assert.Equal(2, await CountTracksAsync());
    }

    [Fact]
    public async Task KeepAsync_OtherTrack_ShowsWhatThatMergeKeeps()
    {
        long first = await AddAsync("Harbour", track => track with { Year = "1999" });
        long second = await AddAsync("Harbour", track => track with { Year = "2001" });
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        DuplicatePairViewModel pair = Panel.Pairs[0];
        await Panel.OpenAsync(pair, Cancel);
        string? before = YearOf(Panel.Comparison!);

        await Panel.KeepAsync(pair, second, Cancel);

        Assert.Equal(("1999", "2001", second, first), (before, YearOf(Panel.Comparison!), pair.KeptTrackId, pair.OtherTrackId));
        await Assert.ThrowsAsync<ArgumentException>(() => Panel.KeepAsync(pair, 999, Cancel));

        static string? YearOf(DuplicateComparison comparison) => comparison.Values.Single(value => value.Field == TrackField.Year).Merged;
    }

    [Fact]
    public async Task OpenAsync_AnotherPairBeforeTheFirstIsRead_ShowsTheOther()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        var slow = new Gate();
        TrackReads.After = (method, arguments) => method == nameof(ITrackRepository.GetDetailsAsync) && (long)arguments[0]! == pairs[0].Pair.First.TrackId
            ? slow.PassAsync()
            : Task.CompletedTask;

        Task first = Panel.OpenAsync(pairs[0], Cancel);
        await slow.Reached;
        await Panel.OpenAsync(pairs[1], Cancel);
        slow.Open();
        await first;

        Assert.Equal((pairs[1], pairs[1].Pair.First.TrackId), (Panel.Current, Panel.Comparison!.First.Track.Id));
    }

    [Fact]
    public async Task ShowAsync_AnotherListBeforeTheFirstIsRead_ShowsTheOther()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        await Pairs.RejectAsync(pairs[0].Pair.First.TrackId, pairs[0].Pair.Second.TrackId, Cancel);
        var slow = new Gate();
        Engine.After = (method, arguments) => method == nameof(IDuplicates.ListAsync) && !((DuplicateQuery)arguments[0]!).Rejected ? slow.PassAsync() : Task.CompletedTask;

        Task open = Panel.ShowAsync(DuplicateList.Open, Cancel);
        await slow.Reached;
        await Panel.ShowAsync(DuplicateList.KeptApart, Cancel);
        slow.Open();
        await open;

        Assert.Equal((DuplicateList.KeptApart, true), (Panel.List, Assert.Single(Panel.Pairs).Pair.IsRejected));
    }

    [Fact]
    public async Task Current_TrackDeletedElsewhere_StaysAndIsGone()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Winter Sun");
        await Panel.OpenAsync(pairs[0], Cancel);

        await Tracks.DeleteAsync(pairs[0].Pair.Second.TrackId, Cancel);
        await AdvanceUntilAsync(Panel, () => Panel.Pairs.Count == 1);

        await AdvanceUntilAsync(pairs[0], () => pairs[0].IsGone || Panel.Current!.IsGone);
        Assert.Equal(pairs[0].Pair.First.TrackId, Panel.Current!.Pair.First.TrackId);
    }

    [Fact]
    public async Task OpenAsync_TrackMergedMeanwhile_IsGoneWithoutAnError()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        long elsewhere = await AddAsync("Something Else");
        await Pairs.MergeTracksAsync(elsewhere, pairs[0].Pair.Second.TrackId, Cancel);

        await Panel.OpenAsync(pairs[0], Cancel);

        // The list follows the merge meanwhile and may bring the pair anew.
        await AdvanceUntilAsync(Panel, () => Panel.Current is { IsGone: true });
        Assert.Equal((null, null), (Panel.Comparison, Panel.Error));
    }

    [Fact]
    public async Task Library_TrackAdded_ListsItsPairAndKeepsSelectionAndChoice()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour");
        long chosen = pairs[0].OtherTrackId;
        await Ui.CallAsync(() => Panel.Select(pairs[0], isSelected: true));
        await Panel.KeepAsync(pairs[0], chosen, Cancel);

        await AddAsync("Winter Sun");
        await AddAsync("Winter Sun");
        await AdvanceUntilAsync(Panel, () => Panel.Pairs.Count == 2);

        DuplicatePairViewModel again = PairOf(chosen);
        Assert.Equal((true, chosen, 1), (again.IsSelected, again.KeptTrackId, Panel.SelectedCount));
        Assert.NotSame(pairs[0], again);
    }

    [Fact]
    public async Task LoadMoreAsync_MoreThanAPage_ListsTheRest()
    {
        for (int i = 0; i < 60; i++)
        {
            await AddAsync($"Harbour {(char)('A' + (i / 8))}{(char)('A' + (i % 8))}x", track => track with { Isrc = $"DEX0109{i + 1:00000}" });
            await AddAsync($"Something {(char)('A' + (i / 8))}{(char)('A' + (i % 8))}y", track => track with { Isrc = $"DEX0109{i + 1:00000}" });
        }

        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        (int first, bool hasMore, int open) = (Panel.Pairs.Count, Panel.HasMore, Panel.OpenCount);
        while (Panel.HasMore)
            await Panel.LoadMoreAsync(Cancel);

        Assert.Equal((50, true), (first, hasMore));
        Assert.Equal(open, Panel.Pairs.Select(pair => (pair.Pair.First.TrackId, pair.Pair.Second.TrackId)).Distinct().Count());
    }

    [Fact]
    public async Task ShowAsync_LibraryFails_SaysWhyAndTriesAgain()
    {
        await AddAsync("Harbour");
        await AddAsync("Harbour");
        bool isBroken = true;
        Engine.Before = (_, _) => isBroken ? throw new StoreUnavailableException(StoreFault.Busy, "The database is busy.") : Task.CompletedTask;

        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        PanelError error = Assert.IsType<PanelError>(Panel.Error);
        isBroken = false;
        await Ui.CallAsync(() => error.Retry!.ExecuteAsync(null));

        Assert.Equal(("The database is busy.", null, 1), (error.Message, Panel.Error, Panel.Pairs.Count));
    }

    [Fact]
    public void DescribeReason_EachReason_HasItsOwnWords()
    {
        IdentityReasons[] all = [.. Enum.GetValues<IdentityReasons>().Where(reason => reason != IdentityReasons.None)];

        string[] texts = [.. all.Select(new PresentationTexts().DescribeReason)];

        Assert.Equal(all.Length, texts.Distinct().Count());
        Assert.Empty(texts.Where((text, index) => text == all[index].ToString()));
    }

    [Fact]
    public async Task LoadMoreAsync_PageHasPairsOfTheOneBefore_ListsEachOnce()
    {
        await AddTracksAsync(1100, (i, track) => track with
        {
            Title = $"Title {i / 2:D5}{(i % 2 == 0 ? "" : " (Radio Edit)")}",
            Year = null,
            Duration = TimeSpan.FromSeconds(200),
        });
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        bool isMoved = false;
        Engine.Before = (method, arguments) =>
        {
            if (method == nameof(IDuplicates.ListAsync) && arguments[0] is DuplicateQuery { After: not null } query && !isMoved)
                (arguments[0], isMoved) = (query with { After = null }, true);
            return Task.CompletedTask;
        };

        for (int i = 0; i < 10; i++)
            await Panel.LoadMoreAsync(Cancel);

        Assert.Equal((true, null, 550, 550), (isMoved, Panel.Error, Panel.Pairs.Count, Panel.Pairs.Select(pair => (pair.Pair.First.TrackId, pair.Pair.Second.TrackId)).Distinct().Count()));
        await Panel.RefreshAsync(Cancel);
        Assert.Null(Panel.Error);
    }

    [Fact]
    public async Task OpenAsync_PairBehindTheFirstPage_IsShownAndFollowedByTheFirst()
    {
        DuplicatePair last = await ShowManyAsync();

        bool isFound = await Panel.OpenAsync(last.First.TrackId, last.Second.TrackId, Cancel);
        (long? shown, bool isCompared) = (Panel.Current?.Pair.First.TrackId, Panel.Comparison is not null);
        await Panel.KeepApartAsync(Panel.Current!, Cancel);

        Assert.Equal((true, last.First.TrackId, true), (isFound, shown, isCompared));
        Assert.Equal(Panel.Pairs[0], Panel.Current);
        Assert.False(await Panel.OpenAsync(last.First.TrackId, last.Second.TrackId, Cancel));
        Assert.Equal((Panel.Pairs[0], null), (Panel.Current, Panel.Error));
    }

    [Fact]
    public async Task OpenAsync_AnotherPairWhileOneIsLookedFor_ShowsTheOther()
    {
        DuplicatePair last = await ShowManyAsync();
        var slow = new Gate();
        Engine.After = (method, _) => method == nameof(IDuplicates.ListAsync) ? slow.PassAsync() : Task.CompletedTask;

        Task<bool> looking = Panel.OpenAsync(last.First.TrackId, last.Second.TrackId, Cancel);
        await slow.Reached;
        await Panel.OpenAsync(Panel.Pairs[0], Cancel);
        slow.Open();

        Assert.False(await looking);
        Assert.Equal(Panel.Pairs[0], Panel.Current);
    }

    [Fact]
    public async Task Pairs_DecidedElsewhere_Follow()
    {
        DuplicatePairViewModel[] pairs = await ShowPairsAsync("Harbour", "Lantern");
        await Panel.OpenAsync(pairs[0], Cancel);

        HistoryEntry? rejected = await Pairs.RejectAsync(pairs[0].Pair.First.TrackId, pairs[0].Pair.Second.TrackId, Cancel);
        await AdvanceUntilAsync(Panel, () => Panel.Pairs.Count == 1);
        (bool isGone, int apart) = (Panel.Current!.IsGone, Panel.KeptApartCount);
        await Get<IChangeHistory>().UndoAsync(rejected!.Id, Cancel);

        await AdvanceUntilAsync(Panel, () => Panel.Pairs.Count == 2);
        Assert.Equal((true, 1, 0), (isGone, apart, Panel.KeptApartCount));
    }

    /// <summary>Shows the first of several pages of pairs, and returns the last pair.</summary>
    private async Task<DuplicatePair> ShowManyAsync()
    {
        await AddTracksAsync(120, (i, track) => track with
        {
            Title = $"Title {i / 2:D5}{(i % 2 == 0 ? "" : " (Radio Edit)")}",
            Year = null,
            Duration = TimeSpan.FromSeconds(200),
        });
        await Pairs.ScanAsync(cancellationToken: Cancel);
        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        DuplicatePair last = (await Pairs.ListAsync(new DuplicateQuery { PageSize = 500 }, Cancel))[^1];
        Assert.DoesNotContain(Panel.Pairs, pair => pair.Pair.First.TrackId == last.First.TrackId);
        return last;
    }
}
