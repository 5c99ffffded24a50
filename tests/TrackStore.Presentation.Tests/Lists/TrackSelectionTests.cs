using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class TrackSelectionTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _calls;
    private long[] _ids = [];
    private TrackListViewModel _list = null!;

    public TrackSelectionTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private TrackSelectionTests(Interceptor<ITrackRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private TrackSelection Selection => _list.Selection;

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(300);
        _list = await CreateAsync(panels => panels.CreateTrackList());
        Watch.Add(Selection);
        await _list.SetQueryAsync(new TrackQuery(), Cancel);
    }

    [Fact]
    public async Task Toggle_OfTracks_SelectsAndUnselectsThem()
    {
        await Ui.CallAsync(() =>
        {
            Selection.Toggle(_ids[1]);
            Selection.Toggle(_ids[2]);
            Selection.Toggle(_ids[1]);
        });

        Assert.Equal((1, false, true), (Selection.Count, Selection.Contains(_ids[1]), Selection.Contains(_ids[2])));
    }

    [Fact]
    public async Task SelectAll_WithoutSome_SelectsAllBut()
    {
        await Ui.CallAsync(() =>
        {
            Selection.SelectAll();
            Selection.Toggle(_ids[7]);
        });

        Assert.Equal((true, 299, false, true), (Selection.IsAllBut, Selection.Count, Selection.Contains(_ids[7]), Selection.Contains(_ids[299])));
        Assert.Equal(_ids.Where(id => id != _ids[7]), (await Selection.GetIdsAsync(Cancel)).Order());
    }

    [Fact]
    public async Task SetQueryAsync_AnotherOrder_KeepsTheSelection()
    {
        await Ui.CallAsync(() =>
        {
            Selection.SelectAll();
            Selection.Toggle(_ids[7]);
        });

        await _list.SetQueryAsync(_list.Query with { OrderBy = TrackOrder.Year, Descending = true }, Cancel);

        Assert.Equal((true, 299), (Selection.IsAllBut, Selection.Count));
    }

    [Fact]
    public async Task SetQueryAsync_OtherFilters_ClearsASelectionOfAllOnly()
    {
        await Ui.CallAsync(() => Selection.Toggle(_ids[7]));
        await _list.SetQueryAsync(_list.Query with { Text = "0004" }, Cancel);
        int ids = Selection.Count;

        await Ui.CallAsync(() => Selection.SelectAll());
        await _list.SetQueryAsync(_list.Query with { Text = "0005" }, Cancel);

        Assert.Equal((1, 0, false), (ids, Selection.Count, Selection.IsAllBut));
    }

    [Fact]
    public async Task ExtendToAsync_RowThatIsNotInMemory_SelectsTheRowsBetween()
    {
        await Ui.CallAsync(() => Selection.Replace(_ids[10]));

        await Selection.ExtendToAsync(259, Cancel);

        Assert.Equal(_ids[10..260], (await Selection.GetIdsAsync(Cancel)).Order());
    }

    [Fact]
    public async Task ExtendToAsync_Upwards_SelectsTheRowsBetween()
    {
        await Ui.CallAsync(() => Selection.Replace(_ids[10]));

        await Selection.ExtendToAsync(5, Cancel);

        Assert.Equal(_ids[5..11], (await Selection.GetIdsAsync(Cancel)).Order());
    }

    [Fact]
    public async Task Track_SelectedAndDeletedElsewhere_LeavesTheSelection()
    {
        await Ui.CallAsync(() =>
        {
            Selection.Toggle(_ids[1]);
            Selection.Toggle(_ids[200]);
        });

        await Tracks.DeleteAsync(_ids[200], Cancel);

        await AdvanceUntilAsync(Selection, () => Selection.Count == 1);
        Assert.True(Selection.Contains(_ids[1]));
    }

    [Fact]
    public async Task ApplyAsync_AllBut_EditsTheOthers()
    {
        await Ui.CallAsync(() =>
        {
            Selection.SelectAll();
            Selection.Toggle(_ids[7]);
        });
        var edit = new BulkEdit { AddTags = ["warmup"] };

        ChangeResult? preview = await Selection.PreviewAsync(edit, Cancel);
        ChangeResult? result = await Selection.ApplyAsync(edit, Cancel);

        Assert.Equal((299, true, 299), (preview?.TrackCount, preview?.IsPreview, result?.TrackCount));
        Assert.Empty(await Get<ITagRepository>().GetTagsAsync(_ids[7], Cancel));
        Assert.NotNull(result?.Change);
    }

    [Fact]
    public async Task DeleteAsync_OfAll_DeletesTheWholeListOnceAsked()
    {
        await _list.SetQueryAsync(_list.Query with { Text = "0012" }, Cancel);
        await Ui.CallAsync(() => Selection.SelectAll());

        ChangeResult? preview = await Selection.PreviewDeleteAsync(Cancel);
        ChangeResult? result = await Selection.DeleteAsync(Cancel);

        Assert.Equal((11, 11), (preview?.TrackCount, result?.TrackCount));
        Assert.Equal(289, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal((false, true), (Selection.IsAllBut, Selection.IsEmpty));
    }

    [Fact]
    public async Task DeleteAsync_OfAllWhileAnotherQueryCannotBeRead_DeletesTheRowsOnScreen()
    {
        await _list.SetQueryAsync(_list.Query with { Text = "0012" }, Cancel);
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        await _list.SetQueryAsync(new TrackQuery(), Cancel);
        _calls.Before = null;
        await Ui.CallAsync(() => Selection.SelectAll());
        int count = Selection.Count;

        ChangeResult? result = await Selection.DeleteAsync(Cancel);

        Assert.Equal((11, 11), (count, result?.TrackCount));
        Assert.Equal(289, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task SelectAll_WhileAnotherQueryIsRead_IsClearedWhenItsRowsCome()
    {
        await _list.SetQueryAsync(_list.Query with { Text = "0012" }, Cancel);
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.QueryAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task showing = _list.SetQueryAsync(new TrackQuery(), Cancel);
        await gate.Reached;
        await Ui.CallAsync(() => Selection.SelectAll());
        int count = Selection.Count;
        gate.Open();
        await showing;

        Assert.Equal((11, 300, false, 0), (count, _list.Total, Selection.IsAllBut, Selection.Count));
    }

    [Fact]
    public async Task MarkForUpdateAsync_OfSome_MarksTheirLinks()
    {
        await Tracks.AddPlatformInfoAsync(_ids[3], "discogs", "1", cancellationToken: Cancel);
        await Ui.CallAsync(() =>
        {
            Selection.Toggle(_ids[3]);
            Selection.Toggle(_ids[4]);
        });

        ChangeResult? preview = await Selection.PreviewMarkForUpdateAsync(cancellationToken: Cancel);
        bool isMarked = await Tracks.NeedsUpdateAsync(_ids[3], cancellationToken: Cancel);
        ChangeResult? result = await Selection.MarkForUpdateAsync(cancellationToken: Cancel);
        ChangeResult? again = await Selection.MarkForUpdateAsync(cancellationToken: Cancel);

        Assert.Equal((1, true, false), (preview?.TrackCount, preview?.IsPreview, isMarked));
        Assert.Equal((1, 0, null), (result?.TrackCount, again?.TrackCount, again?.Change));
        Assert.True(await Tracks.NeedsUpdateAsync(_ids[3], cancellationToken: Cancel));
        Assert.Equal("Marked Artist - Title 00003 as stale", _list.Texts.DescribeChange(result!.Change!));
        await Get<IChangeHistory>().UndoAsync(result.Change!.Id, Cancel);
        Assert.False(await Tracks.NeedsUpdateAsync(_ids[3], cancellationToken: Cancel));
    }

    [Fact]
    public async Task ApplyAsync_BadEdit_ShowsWhyInTheList()
    {
        await Ui.CallAsync(() => Selection.Toggle(_ids[1]));

        ChangeResult? result = await Selection.ApplyAsync(new BulkEdit { AddTags = [new string('x', 500)] }, Cancel);

        Assert.Null(result);
        Assert.IsAssignableFrom<ArgumentException>(_list.Error?.Exception);
    }
}
