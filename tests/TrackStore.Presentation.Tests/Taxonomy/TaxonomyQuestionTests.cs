using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

/// <summary>What is asked before tags are merged or deleted.</summary>
public sealed class TaxonomyQuestionTests : PanelTest
{
    private readonly Interceptor<ITagRepository> _calls;
    private long[] _ids = [];
    private TagManagerViewModel _tags = null!;

    public TaxonomyQuestionTests()
        : this(new Interceptor<ITagRepository>())
    {
    }

    private TaxonomyQuestionTests(Interceptor<ITagRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private ITagRepository Tags => Get<ITagRepository>();

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(6);
        await TagAsync("Warm-up", 0, 1, 2);
        await TagAsync("Peak", 2, 3);
        _tags = await CreateAsync(panels => panels.CreateTagManager());
        await _tags.LoadAsync(Cancel);
    }

    [Fact]
    public async Task RenameAsync_NameOfAnother_OffersAMergeWithCountsBeforeAndAfter()
    {
        Assert.False(await _tags.RenameAsync(ItemOf("Peak"), "warm-UP", Cancel));

        TaxonomyQuestion question = _tags.Question!;
        Assert.Equal(
            (TaxonomyQuestionKind.NameTaken, "Peak", "Warm-up", 2, 4),
            (question.Kind, question.Item.Name, question.Kept?.Name, question.TrackCount, question.KeptTrackCount));
        Assert.Equal((3, null, null), (question.Kept?.TrackCount, _tags.Error, _tags.Message));
        Assert.Equal("Warm-up is there already. Merge Peak into it?", _tags.Texts.AskAbout(_tags.Kind, question));
        Assert.Equal("Peak, Warm-up", Names());
    }

    [Fact]
    public async Task AddSpellingAsync_NameOfAnother_AsksAboutTheOneThatHasIt()
    {
        Assert.False(await _tags.AddSpellingAsync(ItemOf("Warm-up"), "peak", Cancel));

        TaxonomyQuestion question = _tags.Question!;
        Assert.Equal(("Peak", "Warm-up", "Peak"), (question.Item.Name, question.Kept?.Name, question.TakenBy?.Name));
        Assert.Equal("Peak is there already. Merge it into Warm-up?", _tags.Texts.AskAbout(_tags.Kind, question));
    }

    [Fact]
    public async Task SwapQuestionAsync_AfterARename_StillNamesTheOneThatHasTheName()
    {
        await _tags.RenameAsync(ItemOf("Peak"), "Warm-up", Cancel);

        Assert.True(await _tags.SwapQuestionAsync(Cancel));

        Assert.Equal("Warm-up is there already. Merge it into Peak?", _tags.Texts.AskAbout(_tags.Kind, _tags.Question!));
    }

    [Fact]
    public async Task ConfirmAsync_Merge_IsUndoneAndRedone()
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);

        Assert.True(await _tags.ConfirmAsync(Cancel));

        TaxonomyItem kept = Assert.Single(_tags.Items);
        Assert.Equal(("Warm-up", 4, "Peak"), (kept.Name, kept.TrackCount, Assert.Single(kept.Spellings)));
        Assert.Equal((null, "Peak merged into Warm-up.", HistoryKind.TagsMerged), (_tags.Question, _tags.Message, _tags.MessageChange?.Kind));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal([("Peak", 2), ("Warm-up", 3)], _tags.Items.Select(item => (item.Name, item.TrackCount)));
        Assert.False(await _tags.UndoAsync(Cancel));
        Assert.True(await _tags.RedoAsync(Cancel));
        Assert.Equal([("Warm-up", 4)], _tags.Items.Select(item => (item.Name, item.TrackCount)));
    }

    [Fact]
    public async Task ConfirmAsync_Twice_MergesOnce()
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);

        bool[] done = await Task.WhenAll(_tags.ConfirmAsync(Cancel), _tags.ConfirmAsync(Cancel));

        Assert.Equal((1, 1), (done.Count(isDone => isDone), Merges()));
        Assert.Null(_tags.Error);
    }

    [Fact]
    public async Task SwapQuestionAsync_Merge_KeepsTheOther()
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);

        Assert.True(await _tags.SwapQuestionAsync(Cancel));
        Assert.True(await _tags.ConfirmAsync(Cancel));

        Assert.Equal(("Peak", 4), (Assert.Single(_tags.Items).Name, _tags.Items[0].TrackCount));
    }

    [Fact]
    public async Task AskMergeAsync_TypedSpelling_MeansItsTag()
    {
        await Tags.AddSpellingAsync(ItemOf("Warm-up").Id, "opening", Cancel);

        Assert.True(await _tags.AskMergeAsync(ItemOf("Peak"), " Opening ", Cancel));

        Assert.Equal("Warm-up", _tags.Question?.Kept?.Name);
    }

    [Fact]
    public async Task AskMergeAsync_TypedNameOfNoneOrOfItself_SaysSoAndAsksNothing()
    {
        Assert.False(await _tags.AskMergeAsync(ItemOf("Peak"), "nobody", Cancel));
        string? none = _tags.Message;
        Assert.False(await _tags.AskMergeAsync(ItemOf("Peak"), "PEAK", Cancel));

        Assert.Equal("There is no tag nobody.", none);
        Assert.Equal(("PEAK means Peak already. Choose another tag.", null), (_tags.Message, _tags.Question));
    }

    [Fact]
    public async Task AskDeleteAsync_UsedTag_SaysHowManyTracksLoseIt()
    {
        await _tags.AskDeleteAsync(ItemOf("Warm-up"), Cancel);
        TaxonomyQuestion question = _tags.Question!;

        Assert.Equal((TaxonomyQuestionKind.Delete, 3, null), (question.Kind, question.TrackCount, question.KeptTrackCount));
        Assert.Equal("3 tracks lose it.", _tags.Texts.DescribeConsequence(_tags.Kind, question));
        Assert.True(await _tags.ConfirmAsync(Cancel));
        Assert.Equal(("Peak", "Tag Warm-up deleted and taken off 3 tracks."), (Names(), _tags.Message));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal(3, ItemOf("Warm-up").TrackCount);
    }

    [Fact]
    public async Task DismissQuestion_Delete_ChangesNothing()
    {
        await _tags.AskDeleteAsync(ItemOf("Warm-up"), Cancel);

        await Ui.CallAsync(_tags.DismissQuestion);

        Assert.False(await _tags.ConfirmAsync(Cancel));
        Assert.Equal("Peak, Warm-up", Names());
    }

    [Fact]
    public async Task Question_TaggedMeanwhile_HasTheNewNumbers()
    {
        await _tags.AskDeleteAsync(ItemOf("Peak"), Cancel);

        await TagAsync("Peak", 4, 5);

        await AdvanceUntilAsync(_tags, () => _tags.Question?.TrackCount == 4);
    }

    [Theory]
    [InlineData("Warm-up", "Peak")]
    [InlineData("Peak", "Warm-up")]
    public async Task Question_DeletedMeanwhile_GoesAndSaysWhich(string deleted, string left)
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);

        await Tags.DeleteTagAsync(ItemOf(deleted).Id, cancellationToken: Cancel);

        await AdvanceUntilAsync(_tags, () => _tags.Question is null);
        Assert.Equal((left, $"{deleted} is gone. It was merged or deleted."), (Names(), _tags.Message));
    }

    [Fact]
    public async Task Question_DeletedBetweenTheReads_SaysWhich()
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);
        long warmUp = ItemOf("Warm-up").Id;
        _calls.Before = async (method, _) =>
        {
            if (method != nameof(ITagRepository.MergeTagsAsync))
                return;
            _calls.Before = null;
            await Tags.DeleteTagAsync(warmUp, cancellationToken: Cancel);
        };

        await TagAsync("Peak", 5);

        await AdvanceUntilAsync(_tags, () => _tags.Question is null);
        Assert.Equal("Warm-up is gone. It was merged or deleted.", _tags.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Question_LeftWhileItsNumbersAreRead_DoesNotComeBack(bool asksAnother)
    {
        await _tags.AskDeleteAsync(ItemOf("Peak"), Cancel);
        var gate = new Gate();
        long peak = ItemOf("Peak").Id;
        _calls.Before = (method, arguments) => method == nameof(ITagRepository.DeleteTagAsync) && arguments[0] is long id && id == peak
            ? gate.PassAsync()
            : Task.CompletedTask;
        await TagAsync("Warm-up", 4);
        await gate.Reached;

        await Ui.CallAsync(_tags.DismissQuestion);
        if (asksAnother)
            await _tags.AskDeleteAsync(ItemOf("Warm-up"), Cancel);
        gate.Open();
        await AdvanceUntilAsync(_tags, () => ItemOf("Warm-up").TrackCount == 4);

        Assert.Equal(asksAnother ? "Warm-up" : null, _tags.Question?.Item.Name);
    }

    [Fact]
    public async Task DescribeConsequence_NumbersThatAreNone_AreSaidPlainly()
    {
        TaxonomyItem empty = (await _tags.CreateAsync("Encore", Cancel))!;
        TaxonomyItem other = (await _tags.CreateAsync("Closing", Cancel))!;

        Assert.Equal("No track has Encore now, and 2 tracks have it afterwards. Peak stays known as another spelling of Encore.", await AskAsync(ItemOf("Peak"), empty));
        Assert.Equal("Peak keeps its 2 tracks. Encore stays known as another spelling of Peak.", await AskAsync(empty, ItemOf("Peak")));
        Assert.Equal("3 tracks have Warm-up now, and 4 tracks have it afterwards. Peak stays known as another spelling of Warm-up.", await AskAsync(ItemOf("Peak"), ItemOf("Warm-up")));
        Assert.Equal("No track has either. Closing stays known as another spelling of Encore.", await AskAsync(other, empty));
        await _tags.AskDeleteAsync(empty, Cancel);
        Assert.Equal("No track has it.", _tags.Texts.DescribeConsequence(_tags.Kind, _tags.Question!));
        Assert.True(await _tags.ConfirmAsync(Cancel));
        Assert.Equal("Tag Encore deleted. No track had it.", _tags.Message);

        async Task<string> AskAsync(TaxonomyItem item, TaxonomyItem kept)
        {
            await _tags.AskMergeAsync(item, kept, Cancel);
            return _tags.Texts.DescribeConsequence(_tags.Kind, _tags.Question!);
        }
    }

    [Fact]
    public async Task ConfirmAsync_LibraryFails_SaysSoAndAsksOn()
    {
        await _tags.AskMergeAsync(ItemOf("Peak"), ItemOf("Warm-up"), Cancel);
        _calls.Before = (method, arguments) => method == nameof(ITagRepository.MergeTagsAsync) && arguments.Contains(ChangeMode.Apply)
            ? throw new StoreUnavailableException(StoreFault.DiskFull, "Full.")
            : Task.CompletedTask;

        Assert.False(await _tags.ConfirmAsync(Cancel));

        Assert.Equal(("Full.", null, true), (_tags.Error?.Message, _tags.Message, _tags.Question is not null));
        _calls.Before = null;
        Assert.True(await _tags.ConfirmAsync(Cancel));
    }

    [Fact]
    public async Task AddSpellingAsync_NameOfAnother_OffersToMergeThatOne()
    {
        Assert.False(await _tags.AddSpellingAsync(ItemOf("Warm-up"), "peak", Cancel));

        Assert.Equal(("Peak", "Warm-up"), (_tags.Question?.Item.Name, _tags.Question?.Kept?.Name));
    }

    [Fact]
    public async Task SearchAsync_OlderAnswerComesLater_NeverShows()
    {
        var gate = new Gate();
        _calls.Before = (_, arguments) => arguments is [TagQuery { Text: "p" }, ..] ? gate.PassAsync() : Task.CompletedTask;
        Task older = _tags.SearchAsync("p", Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Filter == "p");
        await gate.Reached;

        Task newer = _tags.SearchAsync("warm", Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Filter == "warm" && Names() == "Warm-up");
        await newer;
        gate.Open();
        await older;

        Assert.Equal(("Warm-up", "warm", null), (Names(), _tags.NewName, _tags.Error));
    }

    [Fact]
    public async Task UndoAsync_UndoneElsewhere_SaysSo()
    {
        await _tags.AskDeleteAsync(ItemOf("Peak"), Cancel);
        await _tags.ConfirmAsync(Cancel);
        await Get<IChangeHistory>().UndoAsync(_tags.LastChange!.Id, Cancel);

        Assert.False(await _tags.UndoAsync(Cancel));

        Assert.Equal(TrackStoreErrorCodes.UndoConflict, _tags.Error?.Code);
    }

    private int Merges()
        => _calls.Calls.Count(call => call.Method == nameof(ITagRepository.MergeTagsAsync) && call.Arguments.Contains(ChangeMode.Apply));

    private async Task TagAsync(string name, params int[] tracks)
        => await Tracks.ApplyAsync(
            SelectedTracks.Of([.. tracks.Select(track => _ids[track])]), new BulkEdit { AddTags = [name] }, cancellationToken: Cancel);

    private string Names() => string.Join(", ", _tags.Items.Select(item => item.Name));

    private TaxonomyItem ItemOf(string name) => _tags.Items.Single(item => item.Name == name);
}
