using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

public sealed class HistoryTests : PanelTest
{
    private long[] _ids = [];
    private HistoryViewModel _history = null!;

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(3);
        _history = await CreateAsync(panels => panels.CreateHistory());
        await _history.LoadAsync(Cancel);
    }

    [Fact]
    public void Items_OfAnImport_AreNone()
        => Assert.Equal((true, 0, false), (_history.HasLoaded, _history.Items.Count, _history.HasMore));

    [Fact]
    public async Task ShowAsync_Area_ListsOnlyItsChanges()
    {
        await EditAsync("2001");
        await Get<ITagRepository>().DefineTagAsync("Peak", null, null, Cancel);
        await Get<ITagRepository>().AddTagsAsync(_ids[0], ["Peak"], Cancel);

        await _history.ShowAsync(HistoryArea.Tags, Cancel);
        string[] tags = [.. _history.Items.Select(item => item.Text)];
        await _history.ShowAsync(HistoryArea.Tracks, Cancel);

        Assert.Equal(["Defined the tag Peak"], tags);
        Assert.Equal(["Changed tags of Artist - Title 00000: Peak", "Edited Year of Artist - Title 00000"], _history.Items.Select(item => item.Text));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _history.ShowAsync((HistoryArea)99, Cancel));
    }

    [Fact]
    public async Task UndoAsync_ThenRedo_MarksTheChange()
    {
        await EditAsync("2001");

        Assert.True(await _history.UndoAsync(_history.Items[0], Cancel));
        (string? undone, bool isUndone) = (await YearAsync(), _history.Items[0].IsUndone);
        Assert.True(await _history.RedoAsync(_history.Items[0], Cancel));

        Assert.Equal(("1900", true), (undone, isUndone));
        Assert.Equal(("2001", false), (await YearAsync(), _history.Items[0].IsUndone));
        Assert.Equal("Redone: Edited Year of Artist - Title 00000", _history.Message);
    }

    [Fact]
    public async Task UndoAsync_LaterChangeInTheWay_SaysWhyAtTheChange()
    {
        await EditAsync("2001");
        await EditAsync("2002");

        Assert.False(await _history.UndoAsync(_history.Items[1], Cancel));

        Assert.Equal((true, true), (_history.Items[1].Problem is not null, _history.Items[0].Problem is null));
        Assert.Equal("2002", await YearAsync());
        await _history.UndoAsync(_history.Items[0], Cancel);
        Assert.True(await _history.UndoAsync(_history.Items[1], Cancel));
        Assert.Null(_history.Items[1].Problem);
    }

    [Fact]
    public async Task ConfirmAsync_EverythingSince_IsUndoneAndRedoneInOrder()
    {
        await EditAsync("2000");
        await EditAsync("2001");
        await Get<ITagRepository>().AddTagsAsync(_ids[1], ["Peak"], Cancel);
        await EditAsync("2002");
        await _history.ShowAsync(HistoryArea.Tracks, Cancel);

        Assert.True(await _history.AskUndoSinceAsync(_history.Items[2], Cancel));
        Assert.Equal((3, "Edited Year of Artist - Title 00000"), (_history.Question?.Changes.Count, _history.Question?.First.Text));
        Assert.True(await _history.ConfirmAsync(Cancel));

        Assert.Equal(("2000", null, "3 changes undone."), (await YearAsync(), _history.Question, _history.Message));
        Assert.True(await _history.RedoLastAsync(Cancel));
        Assert.Equal(("2002", 0, "3 changes redone."), (await YearAsync(), _history.LastUndone.Count, _history.Message));
        Assert.Single(await Get<ITagRepository>().GetTagsAsync(_ids[1], Cancel));
    }

    [Fact]
    public async Task ConfirmAsync_UndoneElsewhereMeanwhile_StopsThereAndKeepsTheRest()
    {
        await EditAsync("2001");
        await EditAsync("2002");
        await EditAsync("2003");
        await _history.AskUndoSinceAsync(_history.Items[2], Cancel);
        await Get<IChangeHistory>().UndoAsync(_history.Items[0].Change.Id, Cancel);

        Assert.False(await _history.ConfirmAsync(Cancel));

        Assert.Equal((TrackStoreErrorCodes.UndoConflict, null), (_history.Error?.Code, _history.Message));
        Assert.Equal("2002", await YearAsync());
    }

    [Fact]
    public async Task LoadMoreAsync_ManyChanges_KeepsThemWhenTheLibraryChanges()
    {
        for (int i = 0; i <= HistoryViewModel.PageSize; i++)
            await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = $"{1950 + i}" }, Cancel);
        await _history.LoadAsync(Cancel);
        (int first, bool hasMore) = (_history.Items.Count, _history.HasMore);

        await _history.LoadMoreAsync(Cancel);
        await Tracks.UpdateAsync(_ids[1], new TrackUpdate { Year = "2020" }, Cancel);
        await AdvanceUntilAsync(_history, () => _history.Items[0].Text.Contains("00001", StringComparison.Ordinal));

        Assert.Equal((HistoryViewModel.PageSize, true), (first, hasMore));
        Assert.True(_history.Items.Count >= HistoryViewModel.PageSize + 2);
    }

    [Fact]
    public void DescribeChange_OfEachKind_IsASentenceOfItsOwn()
    {
        var texts = new PresentationTexts();
        HistorySubject[] subjects = [new(HistorySubjectKind.Tag, 1, "Old"), new(HistorySubjectKind.Tag, 2, "New")];

        string[] described =
        [
            .. Enum.GetValues<HistoryKind>().Select(kind => texts.DescribeChange(
                new HistoryEntry { Id = 1, Kind = kind, Description = "plain", CreatedAt = Time.GetUtcNow(), Subjects = subjects })),
        ];

        Assert.DoesNotContain("plain", described);
        Assert.Equal("Merged the tag Old into New", texts.DescribeChange(
            new HistoryEntry { Id = 1, Kind = HistoryKind.TagsMerged, Description = "", CreatedAt = Time.GetUtcNow(), Subjects = subjects }));
    }

    private async Task EditAsync(string year)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = year }, Cancel);
        await _history.LoadAsync(Cancel);
    }

    private async Task<string?> YearAsync() => (await Tracks.GetAsync(_ids[0], Cancel))?.Year;
}
