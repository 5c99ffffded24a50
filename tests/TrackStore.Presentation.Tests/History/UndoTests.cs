using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

public sealed class UndoTests : PanelTest
{
    private long[] _ids = [];
    private UndoViewModel _undo = null!;

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(3);
        _undo = await CreateAsync(panels => panels.CreateUndo());
        await _undo.LoadAsync(Cancel);
    }

    [Fact]
    public void NextUndo_OfAnImport_IsNothing()
        => Assert.Equal((false, false, null, 0), (_undo.CanUndo, _undo.CanRedo, _undo.UndoText, _undo.Changes.Count));

    [Fact]
    public async Task UndoAsync_TwiceThenRedo_GoesBackAndForth()
    {
        await EditAsync("2001");
        await EditAsync("2002");

        Assert.True(await _undo.UndoAsync(Cancel));
        Assert.True(await _undo.UndoAsync(Cancel));
        (string? first, bool canUndo) = (await YearAsync(), _undo.CanUndo);
        Assert.True(await _undo.RedoAsync(Cancel));
        string? second = await YearAsync();
        Assert.True(await _undo.RedoAsync(Cancel));

        Assert.Equal(("1900", false, "2001", "2002"), (first, canUndo, second, await YearAsync()));
        Assert.Equal((false, true), (_undo.CanRedo, _undo.CanUndo));
    }

    [Fact]
    public async Task RedoAsync_AfterAnotherChange_HasNothingToRedo()
    {
        await EditAsync("2001");
        await _undo.UndoAsync(Cancel);
        await EditAsync("2003");

        Assert.False(_undo.CanRedo);
        Assert.False(await _undo.RedoAsync(Cancel));
        Assert.Equal("2003", await YearAsync());
    }

    [Fact]
    public async Task UndoChangeAsync_LaterChangeInTheWay_SaysWhatAndChangesNothing()
    {
        await EditAsync("2001");
        HistoryEntry first = _undo.NextUndo!;
        await EditAsync("2002");

        bool isUndone = await _undo.UndoChangeAsync(first, Cancel);

        Assert.False(isUndone);
        Assert.Equal((TrackStoreErrorCodes.UndoConflict, null), (_undo.Error?.Code, _undo.Error?.Retry));
        Assert.StartsWith("This change can't be undone. A value that it added", _undo.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("2002", await YearAsync());
    }

    [Fact]
    public async Task RedoChangesAsync_LaterChangeInTheWay_SaysThatItCantBeRedone()
    {
        await EditAsync("2001");
        HistoryEntry first = _undo.NextUndo!;
        await _undo.UndoAsync(Cancel);
        await EditAsync("2002");

        Assert.False(await _undo.RedoChangesAsync([first], Cancel));

        Assert.StartsWith("This change can't be redone. ", _undo.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndoAsync_OfADeletion_BringsTheTrackBack()
    {
        await Tracks.DeleteAsync(_ids[0], Cancel);
        await AdvanceUntilAsync(_undo, () => _undo.CanUndo);
        string? text = _undo.UndoText;

        Assert.True(await _undo.UndoAsync(Cancel));

        Assert.Equal("1900", await YearAsync());
        Assert.Equal($"Undone: {text}", _undo.Message);
    }

    [Fact]
    public async Task NextUndo_AllChangesOfThePageUndone_IsTheOlderOneThatStands()
    {
        for (int i = 0; i <= 50; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = $"{1950 + i}" }, Cancel);
        }

        await _undo.LoadAsync(Cancel);
        for (int i = 0; i < 50; i++)
            Assert.True(await _undo.UndoAsync(Cancel));

        Assert.Equal((true, "1950"), (_undo.Changes.All(change => change.UndoneAt is not null), await YearAsync()));
        Assert.True(await _undo.UndoAsync(Cancel));
        Assert.Equal(("1900", false), (await YearAsync(), _undo.CanUndo));
    }

    [Fact]
    public async Task Message_SameTwice_IsToldTwice()
    {
        await EditAsync("2001");
        await EditAsync("2002");
        var told = new List<string>();
        _undo.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(_undo.Message) && _undo.Message is { } message)
                told.Add(message);
        };

        await _undo.UndoAsync(Cancel);
        await _undo.UndoAsync(Cancel);

        Assert.Equal(2, told.Count);
    }

    private async Task EditAsync(string year)
    {
        // Changes have the time of their commit, and nobody edits twice in the same moment.
        Time.Advance(TimeSpan.FromSeconds(1));
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = year }, Cancel);
        await _undo.LoadAsync(Cancel);
    }

    private async Task<string?> YearAsync() => (await Tracks.GetAsync(_ids[0], Cancel))?.Year;
}
