using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class TrackListTests : PanelTest
{
    [Fact]
    public async Task SetQueryAsync_OfALibrary_ShowsTheFirstBlockAndTheTotal()
    {
        await AddTracksAsync(300);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());

        await list.SetQueryAsync(new TrackQuery(), Cancel);

        Assert.Equal((300, true, false), (list.Total, list.IsTotalKnown, list.IsLoading));
        Assert.Equal(("Title 00000", "Title 00119"), (list.TryGet(0)?.Title, list.TryGet(119)?.Title));
        Assert.Null(list.TryGet(120));
    }

    [Fact]
    public async Task EnsureAsync_FarBelow_ReadsOnlyThatBlock()
    {
        await AddTracksAsync(700);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());
        await list.SetQueryAsync(new TrackQuery(), Cancel);

        await list.EnsureAsync(610, 20, Cancel);

        Assert.Equal("Title 00615", list.TryGet(615)?.Title);
        Assert.Null(list.TryGet(300));
    }
}
