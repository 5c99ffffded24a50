using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

public sealed class HistoryProgressTests : PanelTest
{
    [Fact]
    public async Task ConfirmAsync_SeveralChanges_NamesEachInTurn()
    {
        long[] ids = await AddTracksAsync(1);
        for (int i = 0; i < 4; i++)
            await Tracks.UpdateAsync(ids[0], new TrackUpdate { Year = $"200{i}" }, Cancel);
        HistoryViewModel history = await CreateAsync(panels => panels.CreateHistory());
        await history.LoadAsync(Cancel);
        long[] changes = [.. history.Items.Select(item => item.Change.Id)];
        List<long?> seen = [];
        await Ui.CallAsync(() => history.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(history.ChangeInProgress))
                seen.Add(history.ChangeInProgress?.Id);
        });
        await history.AskUndoSinceAsync(history.Items[^1], Cancel);

        Assert.True(await history.ConfirmAsync(Cancel));

        Assert.Equal([.. changes, null], seen);
    }
}
