using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

/// <summary>A name and details are typed, kept, and saved together.</summary>
public sealed class TaxonomyEditTests : PanelTest
{
    private readonly Interceptor<ITagRepository> _calls;
    private TagManagerViewModel _tags = null!;

    public TaxonomyEditTests()
        : this(new Interceptor<ITagRepository>())
    {
    }

    private TaxonomyEditTests(Interceptor<ITagRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private ITagRepository Tags => Get<ITagRepository>();

    private IChangeHistory History => Get<IChangeHistory>();

    public override async ValueTask InitializeAsync()
    {
        long[] ids = await AddTracksAsync(3);
        await Tags.DefineTagAsync("Warm-up", "First hour", "#e8850c", Cancel);
        await Tracks.ApplyAsync(SelectedTracks.Of(ids), new BulkEdit { AddTags = ["Peak"] }, cancellationToken: Cancel);
        _tags = await CreateAsync(panels => panels.CreateTagManager());
        await _tags.LoadAsync(Cancel);
    }

    [Fact]
    public async Task SaveAsync_NameColorAndDescription_AreOneChangeThatIsUndoneAtOnce()
    {
        int before = (await History.ListAsync(cancellationToken: Cancel)).Count;
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: " Opening ", description: "The first hour ", color: "#2b8a3e");

        Assert.True(await _tags.SaveAsync(edit, Cancel));

        TaxonomyItem saved = ItemOf("Opening");
        Assert.Equal(("The first hour", "#2b8a3e"), (saved.Description, saved.Color));
        Assert.Equal(("Warm-up renamed to Opening, and its details saved.", HistoryKind.TagRenamed), (_tags.Message, _tags.MessageChange?.Kind));
        Assert.Equal("Renamed the tag Warm-up to Opening and changed its description and color", _tags.Texts.DescribeChange(_tags.MessageChange!));
        Assert.Equal(before + 1, (await History.ListAsync(cancellationToken: Cancel)).Count);
        Assert.Equal((edit, "Opening", "The first hour", false), (_tags.Edit, edit.Name, edit.Description, edit.IsChanged));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal(("First hour", "#e8850c", 0), (ItemOf("Warm-up").Description, ItemOf("Warm-up").Color, ItemOf("Warm-up").Spellings.Count));
        Assert.Equal(("Warm-up", "First hour", "#e8850c"), (edit.Name, edit.Description, edit.Color));
    }

    [Theory]
    [InlineData("Opening", null, "Warm-up renamed to Opening.")]
    [InlineData(null, "#2b8a3e", "Color of Warm-up changed.")]
    public async Task SaveAsync_OneOfThem_LeavesTheOthers(string? name, string? color, string message)
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name, color: color);

        Assert.True(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal((message, "First hour", color ?? "#e8850c"), (_tags.Message, edit.Item.Description, edit.Item.Color));
    }

    [Fact]
    public async Task SaveAsync_EmptyDescription_IsNone()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", description: "  ");

        Assert.True(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal(("Tag Warm-up saved.", null), (_tags.Message, ItemOf("Warm-up").Description));
    }

    [Fact]
    public async Task SaveAsync_NothingTyped_ChangesNothing()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Warm-up ", color: "#E8850C");

        Assert.True(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal((false, null), (edit.IsChanged, _tags.Message));
        Assert.Equal(0, _calls.Count(nameof(ITagRepository.UpdateTagAsync)));
    }

    [Fact]
    public async Task SaveAsync_Twice_SavesOnce()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening");
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITagRepository.UpdateTagAsync) ? gate.PassAsync() : Task.CompletedTask;

        Task<bool> first = _tags.SaveAsync(edit, Cancel);
        await gate.Reached;
        bool second = await _tags.SaveAsync(edit, Cancel);
        bool isSaving = edit.IsSaving;
        gate.Open();

        Assert.Equal((true, false, true, false), (await first, second, isSaving, edit.IsSaving));
        Assert.Equal(1, _calls.Count(nameof(ITagRepository.UpdateTagAsync)));
    }

    [Fact]
    public async Task SaveAsync_TypedOnMeanwhile_KeepsWhatWasTyped()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening");
        _calls.After = (method, _) => method == nameof(ITagRepository.UpdateTagAsync) ? Ui.CallAsync(() => edit.Name = "Opening set") : Task.CompletedTask;

        Assert.True(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal(("Opening", "Opening set", true), (edit.Item.Name, edit.Name, edit.IsChanged));
    }

    [Fact]
    public async Task SaveAsync_LibraryFails_KeepsWhatWasTyped()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening");
        _calls.Before = (method, _) => method == nameof(ITagRepository.UpdateTagAsync)
            ? throw new StoreUnavailableException(StoreFault.DiskFull, "Full.")
            : Task.CompletedTask;

        Assert.False(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal(("Full.", "Opening", true, false), (_tags.Error?.Message, edit.Name, edit.IsChanged, edit.IsSaving));
        _calls.Before = null;
        Assert.True(await _tags.SaveAsync(edit, Cancel));
    }

    [Fact]
    public async Task SaveAsync_NoName_SaysSo()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "  ");

        Assert.False(await _tags.SaveAsync(edit, Cancel));

        Assert.IsAssignableFrom<ArgumentException>(_tags.Error?.Exception);
    }

    [Fact]
    public async Task SaveAsync_NameOfAnother_SavesNothingAndTheMergeTakesTheDetailsAlong()
    {
        TaxonomyEdit edit = await TypeAsync("Peak", name: "warm-up", color: "#2b8a3e", description: "Late");
        await Tags.UpdateTagAsync(ItemOf("Warm-up").Id, new TagUpdate { Description = null }, cancellationToken: Cancel);

        Assert.False(await _tags.SaveAsync(edit, Cancel));

        Assert.Equal((TaxonomyQuestionKind.NameTaken, "Peak", "Warm-up"), (_tags.Question?.Kind, _tags.Question?.Item.Name, _tags.Question?.Kept?.Name));
        Assert.Equal((null, null, true), (ItemOf("Peak").Description, _tags.Message, edit.IsChanged));
        Assert.True(await _tags.ConfirmAsync(Cancel));
        Assert.Equal(("Late", "#e8850c"), (ItemOf("Warm-up").Description, ItemOf("Warm-up").Color));
        Assert.Equal((null, 0), (_tags.Edit, _tags.Unsaved.Count));
    }

    [Fact]
    public async Task CloseEdit_Typed_IsThereWhenItIsOpenedAgain()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening", description: "Early");

        await Ui.CallAsync(() => _tags.BeginEdit(ItemOf("Peak")));
        await Ui.CallAsync(_tags.CloseEdit);

        Assert.Equal((null, edit), (_tags.Edit, Assert.Single(_tags.Unsaved)));
        await Ui.CallAsync(() => _tags.BeginEdit(ItemOf("Warm-up")));
        Assert.Equal((edit, "Opening", "Early"), (_tags.Edit, edit.Name, edit.Description));
        await Ui.CallAsync(edit.Discard);
        Assert.Equal(("Warm-up", "First hour", false, 0), (edit.Name, edit.Description, edit.IsChanged, _tags.Unsaved.Count));
    }

    [Fact]
    public async Task Edit_FilterLeavesItOut_KeepsWhatWasTyped()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening");

        Task search = _tags.SearchAsync("peak", Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Filter == "peak" && !_tags.IsBusy);
        await search;

        Assert.Equal((1, edit, "Opening"), (_tags.Items.Count, _tags.Edit, edit.Name));
    }

    [Fact]
    public async Task Edit_ChangedElsewhere_FollowsWhatIsNotTyped()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Opening");

        await Tags.UpdateTagAsync(edit.Item.Id, new TagUpdate { Name = "Warming up", Description = "Early", Color = null }, cancellationToken: Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Items.Any(item => item.Name == "Warming up"));

        Assert.Equal(("Opening", "Early", null, "Warming up"), (edit.Name, edit.Description, edit.Color, edit.Item.Name));
        Assert.True(await _tags.SaveAsync(edit, Cancel));
        Assert.Equal(("Opening", "Early"), (edit.Item.Name, edit.Item.Description));
    }

    [Fact]
    public async Task Edit_SpaceBeforeTheNextWord_StaysWhenTheLibraryChanges()
    {
        TaxonomyEdit edit = await TypeAsync("Warm-up", name: "Warm-up ", description: "Early ");

        await Tags.UpdateTagAsync(edit.Item.Id, new TagUpdate { Description = "Early" }, cancellationToken: Cancel);
        await AdvanceUntilAsync(_tags, () => edit.Item.Description == "Early");

        Assert.Equal(("Warm-up ", "Early "), (edit.Name, edit.Description));
    }

    [Fact]
    public async Task Edit_DeletedAndBroughtBack_StaysClosed()
    {
        await TypeAsync("Peak", name: "Prime time");
        await _tags.AskDeleteAsync(ItemOf("Peak"), Cancel);

        Assert.True(await _tags.ConfirmAsync(Cancel));

        Assert.Equal((null, 0, "Tag Peak deleted and taken off 3 tracks."), (_tags.Edit, _tags.Unsaved.Count, _tags.Message));
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal(3, ItemOf("Peak").TrackCount);
        Assert.Equal((null, 0), (_tags.Edit, _tags.Unsaved.Count));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Prime time", "Peak is gone. It was merged or deleted.")]
    public async Task Edit_DeletedElsewhere_ClosesAndSaysSoWhenSomethingWasTyped(string? typed, string? message)
    {
        TaxonomyEdit edit = await TypeAsync("Peak", typed);

        await Tags.DeleteTagAsync(edit.Item.Id, cancellationToken: Cancel);

        await AdvanceUntilAsync(_tags, () => _tags.Edit is null);
        Assert.Equal((message, 0), (_tags.Message, _tags.Unsaved.Count));
    }

    [Fact]
    public async Task Edit_DeletedAndBroughtBackElsewhere_KeepsWhatWasTyped()
    {
        TaxonomyEdit edit = await TypeAsync("Peak", description: "After midnight");
        ChangeResult deleted = await Tags.DeleteTagAsync(edit.Item.Id, cancellationToken: Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Edit is null);
        Assert.Equal(("Peak is gone. It was merged or deleted.", 0), (_tags.Message, _tags.Unsaved.Count));

        await History.UndoAsync(deleted.Change!.Id, Cancel);
        await AdvanceUntilAsync(_tags, () => _tags.Unsaved.Count > 0);

        await Ui.CallAsync(() => _tags.BeginEdit(ItemOf("Peak")));
        Assert.Equal((edit, "After midnight"), (_tags.Edit, edit.Description));
        Assert.True(await _tags.SaveAsync(edit, Cancel));
        Assert.Equal("After midnight", ItemOf("Peak").Description);
    }

    private async Task<TaxonomyEdit> TypeAsync(string item, string? name = null, string? description = null, string? color = null)
    {
        await Ui.CallAsync(() =>
        {
            _tags.BeginEdit(ItemOf(item));
            TaxonomyEdit edit = _tags.Edit!;
            (edit.Name, edit.Description, edit.Color) = (name ?? edit.Name, description ?? edit.Description, color ?? edit.Color);
        });
        return _tags.Edit!;
    }

    private TaxonomyItem ItemOf(string name) => _tags.Items.Single(item => item.Name == name);
}
