using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class TrackListTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _calls;

    public TrackListTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private TrackListTests(Interceptor<ITrackRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    [Fact]
    public async Task SetQueryAsync_OfALibrary_ShowsTheFirstBlockAndTheTotal()
    {
        TrackListViewModel list = await ShowAsync(300);

        Assert.Equal((300, true, false, true), (list.Total, list.IsTotalKnown, list.IsLoading, list.HasLoaded));
        Assert.Equal(("Title 00000", "Title 00119"), (list.TryGet(0)?.Title, list.TryGet(119)?.Title));
        Assert.Null(list.TryGet(120));
        Assert.Null(list.TryGet(-1));
        Assert.Null(list.TryGet(300));
    }

    [Fact]
    public async Task SetQueryAsync_EmptyLibrary_HasLoadedNothing()
    {
        TrackListViewModel list = await ShowAsync(0);

        Assert.Equal((0, true, true), (list.Total, list.IsTotalKnown, list.HasLoaded));
    }

    [Fact]
    public async Task SetQueryAsync_OlderAnswerArrivesLast_IsNotShown()
    {
        TrackListViewModel list = await ShowAsync(300);
        var gate = new Gate();
        _calls.Before = (_, arguments) => arguments[0] is TrackQuery { Text: "00007" } ? gate.PassAsync() : Task.CompletedTask;
        Task older = list.SetQueryAsync(new TrackQuery { Text = "00007" }, Cancel);
        await gate.Reached;

        await list.SetQueryAsync(new TrackQuery { Text = "00042" }, Cancel);
        gate.Open();
        await older;

        Assert.Equal((1, "Title 00042", "00042"), (list.Total, list.TryGet(0)?.Title, list.Query.Text));
        Assert.Equal((false, null), (list.IsLoading, list.Error));
    }

    [Fact]
    public async Task SetQueryAsync_OlderQueryFails_ShowsNoError()
    {
        TrackListViewModel list = await ShowAsync(3);
        var gate = new Gate();
        _calls.Before = async (_, arguments) =>
        {
            if (arguments[0] is not TrackQuery { Text: "older" })
                return;
            await gate.PassAsync();
            throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        };
        Task older = list.SetQueryAsync(new TrackQuery { Text = "older" }, Cancel);
        await gate.Reached;

        await list.SetQueryAsync(new TrackQuery(), Cancel);
        gate.Open();
        await older;

        Assert.Equal((3, null), (list.Total, list.Error));
    }

    [Fact]
    public async Task SetQueryAsync_LibraryUnavailable_KeepsTheRowsAndTriesAgain()
    {
        TrackListViewModel list = await ShowAsync(300);
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        await list.SetQueryAsync(new TrackQuery { Text = "00042" }, Cancel);
        (PanelError? error, int total, bool isLoading) = (list.Error, list.Total, list.IsLoading);
        _calls.Before = null;

        await Ui.CallAsync(() => error!.Retry!.ExecuteAsync(null));

        Assert.Equal(("The database is locked.", 300, false), (error?.Message, total, isLoading));
        Assert.Equal((null, 1, "Title 00042"), (list.Error, list.Total, list.TryGet(0)?.Title));
    }

    [Fact]
    public async Task SetQueryAsync_CountTakesLonger_ShowsTheRowsBefore()
    {
        await AddTracksAsync(300);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.CountAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task showing = list.SetQueryAsync(new TrackQuery(), Cancel);

        await AdvanceUntilAsync(list, () => list.HasLoaded);
        (int total, bool isKnown, string? last) = (list.Total, list.IsTotalKnown, list.TryGet(119)?.Title);
        gate.Open();
        await showing;

        Assert.Equal((120, false, "Title 00119"), (total, isKnown, last));
        Assert.Equal((300, true), (list.Total, list.IsTotalKnown));
    }

    [Fact]
    public async Task SetQueryAsync_AnotherOrderAfterScrolling_StartsAnew()
    {
        TrackListViewModel list = await ShowAsync(500);
        await list.EnsureAsync(0, 400, Cancel);

        await list.SetQueryAsync(list.Query with { OrderBy = TrackOrder.Year, Descending = true }, Cancel);
        await list.EnsureAsync(240, 120, Cancel);

        Assert.Null(list.Error);
        Assert.Equal(["1999", "1951"], [list.TryGet(0)?.Year, list.TryGet(240)?.Year]);
    }

    [Fact]
    public async Task EnsureAsync_FarBelow_ReadsOnlyThatBlock()
    {
        TrackListViewModel list = await ShowAsync(700);
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));

        await list.EnsureAsync(610, 20, Cancel);

        Assert.Equal("Title 00615", list.TryGet(615)?.Title);
        Assert.Null(list.TryGet(300));
        Assert.Equal(1, _calls.Count(nameof(ITrackRepository.QueryAsync)) - before);
    }

    [Fact]
    public async Task EnsureAsync_RowsInMemory_ReadsNothing()
    {
        TrackListViewModel list = await ShowAsync(300);
        await list.EnsureAsync(100, 40, Cancel);
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));

        await list.EnsureAsync(110, 30, Cancel);

        Assert.Equal(before, _calls.Count(nameof(ITrackRepository.QueryAsync)));
    }

    [Fact]
    public async Task EnsureAsync_BesideAKnownBlock_ContinuesAtItsCursor()
    {
        TrackListViewModel list = await ShowAsync(700);
        await list.EnsureAsync(480, 10, Cancel);

        await list.EnsureAsync(600, 10, Cancel);

        var query = (TrackQuery)_calls.Calls.Last(call => call.Method == nameof(ITrackRepository.QueryAsync)).Arguments[0]!;
        Assert.Equal(0, query.Skip);
        Assert.Equal("Title 00600", list.TryGet(600)?.Title);
    }

    [Theory]
    [InlineData(10_000, 50)]
    [InlineData(-20, 10)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task EnsureAsync_OutsideTheList_ReadsNothing(int first, int count)
    {
        TrackListViewModel list = await ShowAsync(300);
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));

        await list.EnsureAsync(first, count, Cancel);

        Assert.Equal(before, _calls.Count(nameof(ITrackRepository.QueryAsync)));
        Assert.Null(list.Error);
    }

    [Fact]
    public async Task EnsureAsync_WhileABlockIsRead_LeavesOutWhatNobodyWantsAnyMore()
    {
        TrackListViewModel list = await ShowAsync(1200);
        var gate = new Gate();
        _calls.Before = (_, arguments) => arguments[0] is TrackQuery { Skip: > 0 } ? gate.PassAsync() : Task.CompletedTask;
        Task first = list.EnsureAsync(480, 10, Cancel);
        await gate.Reached;
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));

        Task[] later = [list.EnsureAsync(600, 10, Cancel), list.EnsureAsync(720, 10, Cancel), list.EnsureAsync(1080, 10, Cancel)];
        await Ui.CallAsync(() => { });
        gate.Open();
        await Task.WhenAll([first, .. later]);

        Assert.Equal("Title 01080", list.TryGet(1080)?.Title);
        Assert.Equal([null, null], [list.TryGet(600), list.TryGet(720)]);
        Assert.Equal(1, _calls.Count(nameof(ITrackRepository.QueryAsync)) - before);
    }

    [Fact]
    public async Task EnsureAsync_MoreThan40Blocks_ForgetsTheLeastRecentlyUsed()
    {
        TrackListViewModel list = await ShowAsync(41 * 120);
        await list.EnsureAsync(0, 40 * 120, Cancel);
        await list.EnsureAsync(0, 10, Cancel);

        await list.EnsureAsync(40 * 120, 10, Cancel);

        Assert.NotNull(list.TryGet(0));
        Assert.Null(list.TryGet(120));
        Assert.NotNull(list.TryGet(40 * 120));
    }

    [Fact]
    public async Task SearchAsync_ThreeLettersWithin90Milliseconds_SearchesOnceAndKeepsTheRowsUntilThen()
    {
        TrackListViewModel list = await ShowAsync(300);
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));
        Task[] typing = [list.SearchAsync("0", Cancel), list.SearchAsync("00", Cancel), list.SearchAsync("00042", Cancel)];
        await Ui.CallAsync(() => { });
        Time.Advance(TimeSpan.FromMilliseconds(89));
        await Ui.CallAsync(() => { });
        (int total, int calls) = (list.Total, _calls.Count(nameof(ITrackRepository.QueryAsync)) - before);

        Time.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(typing);

        Assert.Equal((300, 0), (total, calls));
        Assert.Equal((1, "Title 00042"), (list.Total, list.TryGet(0)?.Title));
        Assert.Equal(1, _calls.Count(nameof(ITrackRepository.QueryAsync)) - before);
    }

    [Fact]
    public async Task SearchAsync_ThenAnotherQuery_IsDropped()
    {
        TrackListViewModel list = await ShowAsync(300);
        Task typing = list.SearchAsync("00042", Cancel);
        await list.SetQueryAsync(new TrackQuery { Text = "00007" }, Cancel);

        Time.Advance(TimeSpan.FromSeconds(1));
        await typing;

        Assert.Equal("Title 00007", list.TryGet(0)?.Title);
    }

    [Fact]
    public async Task DisposeAsync_WhileTyping_SearchesNothing()
    {
        TrackListViewModel list = await ShowAsync(3);
        Task typing = list.SearchAsync("00001", Cancel);
        await Ui.CallAsync(() => list.DisposeAsync().AsTask());

        Time.Advance(TimeSpan.FromSeconds(1));
        await typing;

        Assert.Equal(3, list.Total);
    }

    [Fact]
    public async Task IndexOfAsync_TrackFarBelow_FindsItsPlace()
    {
        long[] ids = await AddTracksAsync(700);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());
        await list.SetQueryAsync(new TrackQuery(), Cancel);

        Assert.Equal((5, null), (list.IndexOf(ids[5]), list.IndexOf(ids[650])));
        Assert.Equal(650, await list.IndexOfAsync(ids[650], Cancel));
        Assert.Null(await list.IndexOfAsync(-1, Cancel));
    }

    private async Task<TrackListViewModel> ShowAsync(int count)
    {
        if (count > 0)
            await AddTracksAsync(count);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());
        await list.SetQueryAsync(new TrackQuery(), Cancel);
        return list;
    }
}
