using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

public sealed class TagManagerTests : PanelTest
{
    private long[] _ids = [];
    private TagManagerViewModel _tags = null!;

    private ITagRepository Tags => Get<ITagRepository>();

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(6);
        await Tags.DefineTagAsync("Warm-up", "First hour", "#e8850c", Cancel);
        await TagAsync("Warm-up", 0, 1, 2);
        await TagAsync("Peak", 2, 3);
        _tags = await CreateAsync(panels => panels.CreateTagManager());
        await _tags.LoadAsync(Cancel);
    }

    [Fact]
    public void Items_Loaded_HaveColorCountAndDescription()
    {
        Assert.Equal("Peak, Warm-up", Names());
        TaxonomyItem warm = ItemOf("Warm-up");
        Assert.Equal(("First hour", "#e8850c", 3), (warm.Description, warm.Color, warm.TrackCount));
        Assert.Equal((TaxonomyKind.Tag, true, false, null), (_tags.Kind, _tags.HasLoaded, _tags.HasMore, _tags.NewName));
    }

    [Fact]
    public async Task SearchAsync_NameOfNone_OffersToCreateIt()
    {
        await SearchAsync("wàrm");

        Assert.Equal("Warm-up", Names());
        Assert.Equal("wàrm", _tags.NewName);
    }

    [Fact]
    public async Task SearchAsync_NameInOtherCase_OffersNothing()
    {
        await SearchAsync("PEAK");

        Assert.Equal((1, null, "Peak"), (_tags.Items.Count, _tags.NewName, _tags.Match?.Name));
    }

    [Fact]
    public async Task SearchAsync_NameBesideSimilarOnes_IsFirst()
    {
        await Tags.DefineTagAsync("A peak", null, null, Cancel);
        await Tags.AddSpellingAsync(ItemOf("Warm-up").Id, "Peak hour", Cancel);

        await SearchAsync("peak hour");
        string? spelled = _tags.Match?.Name;
        await SearchAsync("peak");

        Assert.Equal(("Warm-up", "Peak", "Peak, A peak, Warm-up"), (spelled, _tags.Match?.Name, Names()));
        Assert.Equal(3, _tags.Total);
        await SearchAsync("pea");
        Assert.Equal((null, "pea"), (_tags.Match, _tags.NewName));
    }

    [Fact]
    public async Task SearchAsync_FasterThanTheAnswers_EndsOnTheLast()
    {
        Task first = _tags.SearchAsync("p", Cancel);
        Task second = _tags.SearchAsync("pe", Cancel);
        Task last = _tags.SearchAsync("warm", Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Filter == "warm" && _tags.Items.Count == 1);
        await Task.WhenAll(first, second, last);

        Assert.Equal(("Warm-up", "warm"), (Names(), _tags.NewName));
    }

    [Fact]
    public async Task SearchAsync_TooLong_SaysSo()
    {
        await SearchAsync(new string('x', 101), () => _tags.Error is not null);

        Assert.IsAssignableFrom<ArgumentException>(_tags.Error?.Exception);
        Assert.Equal("Peak, Warm-up", Names());
    }

    [Fact]
    public async Task SortAsync_MostUsed_BeginsWithThem()
    {
        await TagAsync("Aaa", 0);

        await _tags.SortAsync(TaxonomyOrder.MostUsed, Cancel);

        Assert.Equal("Warm-up, Peak, Aaa", Names());
    }

    [Fact]
    public async Task LoadMoreAsync_ManyTags_KeepsThemWhenTheLibraryChanges()
    {
        for (int i = 0; i < TaxonomyViewModel.PageSize; i++)
            await Tags.DefineTagAsync($"Tag {i:D3}", null, null, Cancel);
        await _tags.LoadAsync(Cancel);
        (int firstPage, bool hasMore) = (_tags.Items.Count, _tags.HasMore);

        await _tags.LoadMoreAsync(Cancel);
        await Tags.DefineTagAsync("Zzz", null, null, Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Items.Any(item => item.Name == "Zzz"));

        Assert.Equal((TaxonomyViewModel.PageSize, true), (firstPage, hasMore));
        Assert.Equal((TaxonomyViewModel.PageSize + 3, false), (_tags.Items.Count, _tags.HasMore));
    }

    [Fact]
    public async Task LoadMoreAsync_CountFallsBetweenThePages_ListsTheTagOnce()
    {
        for (int i = 0; i < TaxonomyViewModel.PageSize; i++)
            await Tags.DefineTagAsync($"Tag {i:D3}", null, null, Cancel);
        await _tags.SortAsync(TaxonomyOrder.MostUsed, Cancel);

        await Tracks.ApplyAsync(SelectedTracks.Of(_ids), new BulkEdit { RemoveTags = ["Warm-up"] }, cancellationToken: Cancel);
        await _tags.LoadMoreAsync(Cancel);

        Assert.Equal((TaxonomyViewModel.PageSize + 2, false), (_tags.Items.Count, _tags.HasMore));
        Assert.Equal(_tags.Items.Count, _tags.Items.DistinctBy(item => item.Id).Count());
    }

    [Fact]
    public async Task CreateAsync_NewName_IsListedAndUndone()
    {
        TaxonomyItem? created = await _tags.CreateAsync(" Sunday ", Cancel);

        Assert.Equal(("Sunday", "Tag Sunday created."), (created?.Name, _tags.Message));
        Assert.Equal("Peak, Sunday, Warm-up", Names());
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal("Peak, Warm-up", Names());
        Assert.True(await _tags.RedoAsync(Cancel));
        Assert.Equal("Peak, Sunday, Warm-up", Names());
    }

    [Fact]
    public async Task CreateAsync_NameLikeAnother_SaysSoAndProposesToMerge()
    {
        TaxonomyItem? created = await _tags.CreateAsync("Warm up", Cancel);

        Assert.Equal(("Tag Warm up created. There is Warm-up already.", HistoryKind.TagDefined), (_tags.Message, _tags.MessageChange?.Kind));
        TaxonomyProposal proposal = Assert.Single(_tags.Proposals);
        Assert.Contains(created?.Id, new long?[] { proposal.Other.Id, proposal.Kept.Id });
    }

    [Fact]
    public async Task CreateAsync_NameInOtherCase_FindsItAndLeavesItsDetails()
    {
        TaxonomyItem? found = await _tags.CreateAsync("WARM-UP", Cancel);

        Assert.Equal(("Warm-up", "First hour", "#e8850c"), (found?.Name, found?.Description, found?.Color));
        Assert.Equal(("Tag Warm-up is there already.", null), (_tags.Message, _tags.MessageChange));
        Assert.Equal("First hour", (await Tags.FindTagAsync("Warm-up", Cancel))?.Description);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task CreateAsync_NoName_SaysSo(string name)
    {
        Assert.Null(await _tags.CreateAsync(name, Cancel));

        Assert.IsAssignableFrom<ArgumentException>(_tags.Error?.Exception);
        Assert.Equal((2, null), (_tags.Items.Count, _tags.Message));
    }

    [Fact]
    public async Task RenameAsync_FreeName_KeepsTheOldOneAsASpelling()
    {
        Assert.True(await _tags.RenameAsync(ItemOf("Peak"), "Peak time", Cancel));

        TaxonomyItem renamed = ItemOf("Peak time");
        Assert.Equal(("Peak", 2), (Assert.Single(renamed.Spellings), renamed.TrackCount));
        Assert.Equal((HistoryKind.TagRenamed, "Peak renamed to Peak time."), (_tags.MessageChange?.Kind, _tags.Message));
    }

    [Fact]
    public async Task RenameAsync_OtherCase_NeedsNoMerge()
    {
        Assert.True(await _tags.RenameAsync(ItemOf("Peak"), "PEAK", Cancel));

        Assert.Equal(("PEAK, Warm-up", null), (Names(), _tags.Question));
    }

    [Fact]
    public async Task RecolorAsync_DescribedTag_KeepsTheDescription()
    {
        Assert.True(await _tags.RecolorAsync(ItemOf("Warm-up"), "#2b8a3e", Cancel));

        Assert.Equal(("First hour", "#2b8a3e"), (ItemOf("Warm-up").Description, ItemOf("Warm-up").Color));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal("#e8850c", ItemOf("Warm-up").Color);
    }

    [Fact]
    public async Task RecolorAsync_NoColor_SaysSo()
    {
        Assert.False(await _tags.RecolorAsync(ItemOf("Warm-up"), "orange", Cancel));

        Assert.IsAssignableFrom<ArgumentException>(_tags.Error?.Exception);
        Assert.Equal("#e8850c", ItemOf("Warm-up").Color);
    }

    [Fact]
    public async Task RecolorAsync_DeletedMeanwhile_DoesNotBringItBack()
    {
        TaxonomyItem peak = ItemOf("Peak");
        await Tags.DeleteTagAsync(peak.Id, cancellationToken: Cancel);

        Assert.False(await _tags.RecolorAsync(peak, "#2b8a3e", Cancel));

        Assert.Null(await Tags.FindTagAsync("Peak", Cancel));
        Assert.Equal(("This tag is gone. It was merged or deleted.", null, null), (_tags.Message, _tags.MessageChange, _tags.Error));
        Assert.Equal("Warm-up", Names());
    }

    [Fact]
    public async Task RemoveSpellingAsync_AddedOne_NamesATagOfItsOwnAgain()
    {
        Assert.True(await _tags.AddSpellingAsync(ItemOf("Peak"), "prime time", Cancel));
        string added = Assert.Single(ItemOf("Peak").Spellings);

        Assert.True(await _tags.RemoveSpellingAsync(ItemOf("Peak"), "prime time", Cancel));

        Assert.Equal(("prime time", 0), (added, ItemOf("Peak").Spellings.Count));
        Assert.Null(await Tags.FindTagAsync("prime time", Cancel));
    }

    [Fact]
    public async Task ApplyAsync_WholeSearch_TagsWhatLacksItAndIsOneChange()
    {
        SelectedTracks all = SelectedTracks.Of(new TrackQuery { Text = "Title" });
        int? lacking = await _tags.PreviewApplyAsync(ItemOf("Peak"), all, cancellationToken: Cancel);
        int? having = await _tags.PreviewApplyAsync(ItemOf("Peak"), all, isRemoved: true, Cancel);

        Assert.Equal(4, await _tags.ApplyAsync(ItemOf("Peak"), all, cancellationToken: Cancel));

        Assert.Equal((4, 2), (lacking, having));
        Assert.Equal((6, "Peak added to 4 tracks."), (ItemOf("Peak").TrackCount, _tags.Message));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal(2, ItemOf("Peak").TrackCount);
    }

    [Fact]
    public async Task ApplyAsync_RemovedFromASelection_TakesItOffThose()
    {
        SelectedTracks some = SelectedTracks.Of([_ids[2], _ids[5]]);

        Assert.Equal(1, await _tags.ApplyAsync(ItemOf("Peak"), some, isRemoved: true, Cancel));

        Assert.Equal((1, "Peak taken off 1 track."), (ItemOf("Peak").TrackCount, _tags.Message));
    }

    [Fact]
    public async Task ApplyAsync_NoTrackChanges_SaysHowItIs()
    {
        SelectedTracks some = SelectedTracks.Of([_ids[2]]);
        await _tags.ApplyAsync(ItemOf("Peak"), some, cancellationToken: Cancel);
        string? added = _tags.Message;

        await _tags.ApplyAsync(ItemOf("Peak"), SelectedTracks.Of([_ids[5]]), isRemoved: true, Cancel);

        Assert.Equal(("The tracks have Peak already.", "None of the tracks has Peak."), (added, _tags.Message));
    }

    [Fact]
    public async Task ApplyAsync_DeletedMeanwhile_DoesNotBringItBack()
    {
        TaxonomyItem peak = ItemOf("Peak");
        await Tags.DeleteTagAsync(peak.Id, cancellationToken: Cancel);
        SelectedTracks some = SelectedTracks.Of([_ids[5]]);

        Assert.Null(await _tags.PreviewApplyAsync(peak, some, cancellationToken: Cancel));
        Assert.Null(await _tags.ApplyAsync(peak, some, cancellationToken: Cancel));

        Assert.Null(await Tags.FindTagAsync("Peak", Cancel));
        Assert.Equal(("This tag is gone. It was merged or deleted.", null), (_tags.Message, _tags.MessageChange));
    }

    [Fact]
    public async Task ApplyAsync_RenamedMeanwhile_GivesItByItsNewName()
    {
        TaxonomyItem peak = ItemOf("Peak");
        await Tags.RenameTagAsync(peak.Id, "Prime time", cancellationToken: Cancel);
        await Tags.RemoveSpellingAsync(peak.Id, "Peak", Cancel);

        Assert.Equal(1, await _tags.ApplyAsync(peak, SelectedTracks.Of([_ids[5]]), cancellationToken: Cancel));

        Assert.Equal(3, (await Tags.GetTagAsync(peak.Id, Cancel))?.TrackCount);
    }

    [Fact]
    public async Task Items_TaggedElsewhere_Follow()
    {
        await TagAsync("Elsewhere", 0, 1);

        await AdvanceUntilAsync(_tags, () => _tags.Items.Any(item => item is { Name: "Elsewhere", TrackCount: 2 }));
    }

    private async Task TagAsync(string name, params int[] tracks)
        => await Tracks.ApplyAsync(
            SelectedTracks.Of([.. tracks.Select(track => _ids[track])]), new BulkEdit { AddTags = [name] }, cancellationToken: Cancel);

    private async Task SearchAsync(string text, Func<bool>? isReached = null)
    {
        Task search = _tags.SearchAsync(text, Cancel);
        await AdvanceUntilAsync(_tags, isReached ?? (() => _tags.Filter == text && !_tags.IsBusy));
        await search;
    }

    private string Names() => string.Join(", ", _tags.Items.Select(item => item.Name));

    private TaxonomyItem ItemOf(string name) => _tags.Items.Single(item => item.Name == name);
}
