using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

/// <summary>Several changes are undone and redone while somebody else does so with some of them.</summary>
public sealed class HistoryElsewhereTests : PanelTest
{
    private long[] _ids = [];
    private HistoryViewModel _history = null!;

    private IChangeHistory Elsewhere => Get<IChangeHistory>();

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(1);
        foreach (string year in new[] { "2001", "2002", "2003" })
            await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = year }, Cancel);
        _history = await CreateAsync(panels => panels.CreateHistory());
        await _history.LoadAsync(Cancel);
        await _history.AskUndoSinceAsync(_history.Items[2], Cancel);
    }

    [Fact]
    public async Task ConfirmAsync_OneWasUndoneElsewhere_UndoesTheOthersAndSaysSo()
    {
        await Elsewhere.UndoAsync(_history.Items[0].Change.Id, Cancel);

        Assert.True(await _history.ConfirmAsync(Cancel));

        Assert.Equal(("1900", "2 changes undone. 1 was undone already.", null), (await YearAsync(), _history.Message, _history.Error));
        Assert.Equal((true, 2), (_history.CanRedoMessage, _history.LastUndone.Count));
    }

    [Fact]
    public async Task ConfirmAsync_AllWereUndoneElsewhere_SaysSo()
    {
        foreach (HistoryItem item in _history.Items)
            await Elsewhere.UndoAsync(item.Change.Id, Cancel);

        Assert.True(await _history.ConfirmAsync(Cancel));

        Assert.Equal(("Nothing was left to do: 3 changes were undone already.", false), (_history.Message, _history.CanRedoMessage));
    }

    [Fact]
    public async Task ConfirmAsync_AnotherChangeIsInTheWay_StopsThere()
    {
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = "2004" }, Cancel);

        Assert.False(await _history.ConfirmAsync(Cancel));

        Assert.Equal((TrackStoreErrorCodes.UndoConflict, null, "2004"), (_history.Error?.Code, _history.Message, await YearAsync()));
    }

    [Fact]
    public async Task RedoLastAsync_OneWasRedoneElsewhere_RedoesTheOthersAndSaysSo()
    {
        await _history.ConfirmAsync(Cancel);
        await Elsewhere.RedoAsync(_history.LastUndone[0].Id, Cancel);

        Assert.True(await _history.RedoLastAsync(Cancel));

        Assert.Equal(("2003", "2 changes redone. 1 was redone already.", false), (await YearAsync(), _history.Message, _history.CanRedoMessage));
        Assert.Empty(_history.LastUndone);
    }

    [Fact]
    public async Task UndoAsync_OfOneThatWasUndoneElsewhere_SaysSoAtTheChange()
    {
        HistoryItem latest = _history.Items[0];
        await Elsewhere.UndoAsync(latest.Change.Id, Cancel);

        Assert.False(await _history.UndoAsync(latest, Cancel));

        Assert.Equal("It was undone before.", _history.Items[0].Problem);
    }

    [Fact]
    public async Task RedoChangesAsync_OneWasRedoneElsewhere_RedoesTheOthersAndSaysSo()
    {
        UndoViewModel undo = await CreateAsync(panels => panels.CreateUndo());
        await _history.ConfirmAsync(Cancel);
        IReadOnlyList<HistoryEntry> undone = _history.LastUndone;
        await Elsewhere.RedoAsync(undone[0].Id, Cancel);

        Assert.True(await undo.RedoChangesAsync(undone, Cancel));

        Assert.Equal(("2003", "2 changes redone. 1 was redone already.", null), (await YearAsync(), undo.Message, undo.Error));
    }

    [Fact]
    public async Task RedoChangesAsync_OneCantBeRedone_KeepsThoseBeforeIt()
    {
        UndoViewModel undo = await CreateAsync(panels => panels.CreateUndo());
        await _history.ConfirmAsync(Cancel);
        IReadOnlyList<HistoryEntry> undone = _history.LastUndone;
        HistoryEntry[] gone = [undone[0], undone[1], undone[2] with { Id = 999_999 }];

        Assert.False(await undo.RedoChangesAsync(gone, Cancel));

        Assert.Equal(("2002", "2 changes redone.", true), (await YearAsync(), undo.Message, undo.Error is not null));
    }

    private async Task<string?> YearAsync() => (await Tracks.GetAsync(_ids[0], Cancel))?.Year;
}
