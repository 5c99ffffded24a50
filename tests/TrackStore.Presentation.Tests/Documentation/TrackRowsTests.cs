using System.Collections.Specialized;
using MyPlayer;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Documentation;

/// <summary>The rows that docs/ui.md gives to a virtualizing control.</summary>
public sealed class TrackRowsTests : PanelTest
{
    private TrackListViewModel _list = null!;
    private TrackRows _rows = null!;

    [Fact]
    public async Task Item_ListWasScrolled_IsReadWithTheRowsAroundIt()
    {
        await OpenAsync(tracks: 1000);

        TrackRow[] screen = await Ui.CallAsync(() => Enumerable.Range(700, 40).Select(RowAt).ToArray());
        await UntilAsync(_list, () => screen.All(row => row.Item is not null));

        Assert.Equal(1000, _rows.Count);
        Assert.Equal(Enumerable.Range(700, 40).Select(index => $"Title {index:D5}"), screen.Select(row => row.Item!.Title));
        Assert.Null(await Ui.CallAsync(() => _list.TryGet(300)));
    }

    [Fact]
    public async Task Item_ControlAlsoAsksForAFarRow_ReadsNothingBetween()
    {
        await OpenAsync(tracks: 1000);

        TrackRow row = await Ui.CallAsync(() =>
        {
            _ = RowAt(0);
            return RowAt(900);
        });
        await UntilAsync(_list, () => row.Item is not null);

        Assert.Null(await Ui.CallAsync(() => _list.TryGet(500)));
    }

    [Fact]
    public async Task Item_TrackOnScreenIsEdited_ChangesInPlace()
    {
        long[] ids = await OpenAsync(tracks: 10);
        TrackRow row = await Ui.CallAsync(() => RowAt(3));
        int resets = 0;
        await Ui.CallAsync(() => _rows.CollectionChanged += (_, _) => resets++);

        await Tracks.UpdateAsync(ids[3], new TrackUpdate { Year = "2001" }, Cancel);
        await AdvanceUntilAsync(_list, () => row.Item?.Year == "2001");

        Assert.Equal(0, resets);
    }

    [Fact]
    public async Task Count_OtherQuery_IsResetWithItsRows()
    {
        await OpenAsync(tracks: 10);
        var actions = new List<NotifyCollectionChangedAction>();
        await Ui.CallAsync(() => _rows.CollectionChanged += (_, args) => actions.Add(args.Action));

        await Ui.CallAsync(() => _list.SetQueryAsync(new TrackQuery { Descending = true }, Cancel));
        TrackRow first = await Ui.CallAsync(() => RowAt(0));

        Assert.Contains(NotifyCollectionChangedAction.Reset, actions);
        Assert.Equal("Title 00009", first.Item!.Title);
        Assert.Equal(0, await Ui.CallAsync(() => _rows.IndexOf(first)));
    }

    private TrackRow RowAt(int index) => _rows[index];

    private async Task<long[]> OpenAsync(int tracks)
    {
        long[] ids = await AddTracksAsync(tracks);
        _list = await CreateAsync(factory => factory.CreateTrackList());
        _rows = await Ui.CallAsync(() => new TrackRows(_list));
        await Ui.CallAsync(() => _list.SetQueryAsync(new TrackQuery(), Cancel));
        await UntilAsync(_list, () => _list.IsTotalKnown && _rows.Count == tracks);
        return ids;
    }
}
