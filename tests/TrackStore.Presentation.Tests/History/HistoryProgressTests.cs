using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

/// <summary>Undoing takes a while, and what the user does meanwhile.</summary>
public sealed class HistoryProgressTests : PanelTest
{
    private readonly Interceptor<IChangeHistory> _calls;

    public HistoryProgressTests()
        : this(new Interceptor<IChangeHistory>())
    {
    }

    private HistoryProgressTests(Interceptor<IChangeHistory> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    [Fact]
    public async Task UndoAsync_AnotherIsUnderWay_IsNotCarriedOut()
    {
        long[] ids = await AddTracksAsync(1);
        foreach (string year in new[] { "2001", "2002" })
            await Tracks.UpdateAsync(ids[0], new TrackUpdate { Year = year }, Cancel);
        HistoryViewModel history = await CreateAsync(panels => panels.CreateHistory());
        await history.LoadAsync(Cancel);
        await history.AskUndoSinceAsync(history.Items[1], Cancel);
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(IChangeHistory.UndoAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> undoing = Ui.CallAsync(() => history.UndoAsync(history.Items[0], Cancel));
        await gate.Reached;

        Task<bool> second = Ui.CallAsync(() => history.UndoAsync(history.Items[0], Cancel));
        Task<bool> confirming = Ui.CallAsync(() => history.ConfirmAsync(Cancel));

        // Both have begun by then.
        await Ui.CallAsync(() => { });
        gate.Open();

        Assert.Equal((true, false, false), (await undoing, await second, await confirming));
        Assert.Equal(1, _calls.Count(nameof(IChangeHistory.UndoAsync)));
        Assert.Equal(("2001", null), ((await Tracks.GetAsync(ids[0], Cancel))?.Year, history.Error));
    }

    [Fact]
    public async Task ConfirmAsync_Twice_UndoesOnce()
    {
        long[] ids = await AddTracksAsync(1);
        await Tracks.UpdateAsync(ids[0], new TrackUpdate { Year = "2001" }, Cancel);
        HistoryViewModel history = await CreateAsync(panels => panels.CreateHistory());
        await history.LoadAsync(Cancel);
        await history.AskUndoSinceAsync(history.Items[0], Cancel);

        bool[] results = await Ui.CallAsync(() => Task.WhenAll(history.ConfirmAsync(Cancel), history.ConfirmAsync(Cancel)));

        Assert.Equal([true, false], results);
        Assert.Equal(1, _calls.Count(nameof(IChangeHistory.UndoAsync)));
    }

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
