using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

/// <summary>What a list does when the library changes.</summary>
public sealed class TrackListFollowingTests : PanelTest
{
    private readonly Interceptor<IImageLoader> _loads;
    private readonly Interceptor<ITrackRepository> _calls;
    private long[] _ids = [];
    private TrackListViewModel _list = null!;

    public TrackListFollowingTests()
        : this(new Interceptor<IImageLoader>(), new Interceptor<ITrackRepository>())
    {
    }

    private TrackListFollowingTests(Interceptor<IImageLoader> loads, Interceptor<ITrackRepository> calls)
        : base(replace: services =>
        {
            loads.Register(services);
            calls.Register(services);
        })
        => (_loads, _calls) = (loads, calls);

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(600);
        _list = await CreateAsync(panels => panels.CreateTrackList());
        await _list.SetQueryAsync(new TrackQuery { Include = TrackItemParts.Tags }, Cancel);
        await _list.EnsureAsync(0, 30, Cancel);
    }

    [Fact]
    public async Task Row_OnScreenChanged_IsReadAgainInPlace()
    {
        await Tracks.UpdateAsync(_ids[7], new TrackUpdate { Year = "2024" }, Cancel);

        await AdvanceUntilAsync(_list, () => _list.TryGet(7)?.Year == "2024");

        Assert.Equal((600, false), (_list.Total, _list.HasOtherChanges));
    }

    [Fact]
    public async Task Row_OnScreenTagged_ShowsTheTag()
    {
        await Get<ITagRepository>().AddTagsAsync(_ids[7], ["warmup"], Cancel);

        await AdvanceUntilAsync(_list, () => _list.TryGet(7)?.Tags is ["warmup"]);
    }

    [Fact]
    public async Task Row_OnScreenDeleted_MovesTheOthersUp()
    {
        await _list.EnsureAsync(130, 30, Cancel);

        await Tracks.DeleteAsync(_ids[130], Cancel);

        await AdvanceUntilAsync(_list, () => _list.Total == 599);
        Assert.Equal("Title 00131", _list.TryGet(130)?.Title);
    }

    [Fact]
    public async Task Row_ElsewhereChanged_OnlyHints()
    {
        int version = _list.Version;

        await Tracks.UpdateAsync(_ids[500], new TrackUpdate { Title = "Aaa" }, Cancel);
        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);

        Assert.Equal((version, "Title 00000"), (_list.Version, _list.TryGet(0)?.Title));
        await _list.RefreshAsync(Cancel);
        Assert.Equal((false, "Aaa"), (_list.HasOtherChanges, _list.TryGet(0)?.Title));
    }

    [Fact]
    public async Task Selection_ElsewhereEditedByTheUser_IsBroughtInWithoutAHint()
    {
        _list.Selection.Set(_ids[500], isSelected: true);
        int version = _list.Version;

        await _list.Selection.ApplyAsync(new BulkEdit { Fields = new TrackUpdate { Title = "Aaa" } }, Cancel);
        await AdvanceUntilAsync(_list, () => _list.Version > version);

        Assert.Equal((false, "Aaa"), (_list.HasOtherChanges, _list.TryGet(0)?.Title));
        await Tracks.UpdateAsync(_ids[501], new TrackUpdate { Title = "Aab" }, Cancel);
        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);
    }

    [Fact]
    public async Task Selection_NothingHadToBeChanged_LaterChangesOfOthersOnlyHint()
    {
        _list.Selection.Set(_ids[500], isSelected: true);
        await _list.Selection.PreviewAsync(new BulkEdit { Fields = new TrackUpdate { Title = "Aaa" } }, Cancel);
        await _list.Selection.ApplyAsync(new BulkEdit { Fields = new TrackUpdate { Title = "Title 00500" } }, Cancel);

        await Tracks.UpdateAsync(_ids[501], new TrackUpdate { Title = "Aab" }, Cancel);

        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);
    }

    [Fact]
    public async Task Row_ElsewhereInMemoryChanged_IsReadAgainWhenItIsWanted()
    {
        await _list.EnsureAsync(300, 30, Cancel);
        await _list.EnsureAsync(0, 30, Cancel);

        await Tracks.UpdateAsync(_ids[310], new TrackUpdate { Year = "2024" }, Cancel);
        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);
        await _list.EnsureAsync(300, 30, Cancel);

        Assert.Equal("2024", _list.TryGet(310)?.Year);
    }

    [Fact]
    public async Task Tracks_Added_OnlyHint()
    {
        await Tracks.AddAsync(new NewTrack { Title = "Aaa", Artist = "Artist" }, Cancel);

        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);

        Assert.Equal((600, "Title 00000"), (_list.Total, _list.TryGet(0)?.Title));
    }

    [Fact]
    public async Task Tracks_AddedToAShortList_ShowAtOnce()
    {
        await _list.SetQueryAsync(new TrackQuery { Artist = "Newcomer" }, Cancel);

        await Tracks.AddAsync(new NewTrack { Title = "First", Artist = "Newcomer" }, Cancel);

        await AdvanceUntilAsync(_list, () => _list.Total == 1);
        Assert.Equal("First", _list.TryGet(0)?.Title);
    }

    [Fact]
    public async Task Total_ShrunkBelowTheWindow_ShowsTheEndOfTheList()
    {
        await _list.EnsureAsync(560, 40, Cancel);

        await Tracks.DeleteAsync(SelectedTracks.Of(_ids[200..]), cancellationToken: Cancel);

        await AdvanceUntilAsync(_list, () => _list.Total == 200);
        Assert.Null(_list.TryGet(560));
        Assert.Equal("Title 00199", _list.TryGet(199)?.Title);
    }

    [Fact]
    public async Task Total_ShrunkBeforeABlockIsRead_IsCountedAgain()
    {
        await Tracks.DeleteAsync(SelectedTracks.Of(_ids[500..]), cancellationToken: Cancel);
        await AdvanceUntilAsync(_list, () => _list.HasOtherChanges);

        await _list.EnsureAsync(590, 10, Cancel);

        await AdvanceUntilAsync(_list, () => _list.Total == 500);
    }

    [Fact]
    public async Task Changes_ManyInARow_AreReadTogether()
    {
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = "2024" }, Cancel);
        await UntilAsync(_list, () => _list.TryGet(0)?.Year == "2024");
        int before = _calls.Count(nameof(ITrackRepository.QueryAsync));

        for (int i = 1; i < 20; i++)
            await Tracks.UpdateAsync(_ids[i], new TrackUpdate { Year = "2024" }, Cancel);
        await AdvanceUntilAsync(_list, () => _list.TryGet(19)?.Year == "2024");

        Assert.InRange(_calls.Count(nameof(ITrackRepository.QueryAsync)) - before, 1, 3);
    }

    [Fact]
    public async Task Change_WhileTheFirstRowsAreRead_IsNotMissed()
    {
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.CountAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task showing = _list.SetQueryAsync(new TrackQuery { Artist = "Artist" }, Cancel);
        await gate.Reached;
        TrackListViewModel witness = await CreateAsync(panels => panels.CreateTrackList());
        _calls.Before = null;
        await witness.SetQueryAsync(new TrackQuery(), Cancel);
        await Tracks.UpdateAsync(_ids[7], new TrackUpdate { Year = "2024" }, Cancel);
        await AdvanceUntilAsync(witness, () => witness.TryGet(7)?.Year == "2024");
        gate.Open();

        await AdvanceUntilAsync(_list, () => _list.TryGet(7)?.Year == "2024");
        await showing;
    }

    [Fact]
    public async Task Change_WhileABlockIsRead_IsNotMissed()
    {
        var gate = new Gate();
        bool isHeld = false;
        _calls.After = (method, _) =>
        {
            if (method != nameof(ITrackRepository.QueryAsync) || isHeld)
                return Task.CompletedTask;
            isHeld = true;
            return gate.PassAsync();
        };
        Task reading = _list.EnsureAsync(300, 30, Cancel);
        await gate.Reached;
        TrackListViewModel witness = await CreateAsync(panels => panels.CreateTrackList());
        await witness.SetQueryAsync(new TrackQuery(), Cancel);
        await witness.EnsureAsync(300, 30, Cancel);
        await Tracks.UpdateAsync(_ids[310], new TrackUpdate { Year = "2024" }, Cancel);
        await AdvanceUntilAsync(witness, () => witness.TryGet(310)?.Year == "2024");
        gate.Open();
        await reading;

        await AdvanceUntilAsync(_list, () => _list.TryGet(310)?.Year == "2024");
    }

    [Fact]
    public async Task EnsureAsync_ElsewhereDuringARefresh_ReadsTheRowsAgainAfterIt()
    {
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.CountAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task refreshing = _list.RefreshAsync(Cancel);
        await gate.Reached;
        await _list.EnsureAsync(480, 30, Cancel);
        string? before = _list.TryGet(480)?.Title;
        gate.Open();
        await refreshing;

        await UntilAsync(_list, () => _list.TryGet(480)?.Title == "Title 00480");
        Assert.Equal("Title 00480", before);
    }

    [Fact]
    public async Task SetQueryAsync_WithRowsOnScreenFromTwoBlocks_ReadsBoth()
    {
        await _list.EnsureAsync(0, 200, Cancel);

        await _list.SetQueryAsync(_list.Query with { Descending = true }, Cancel);

        await UntilAsync(_list, () => _list.TryGet(199)?.Title == "Title 00400");
    }

    [Fact]
    public async Task SetQueryAsync_FailsAfterAJump_ReadsTheRowsThatWereJumpedTo()
    {
        var gate = new Gate();
        _calls.Before = async (_, _) =>
        {
            await gate.PassAsync();
            throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        };
        Task showing = _list.SetQueryAsync(new TrackQuery { Artist = "Artist" }, Cancel);
        await gate.Reached;
        await _list.EnsureAsync(480, 30, Cancel);
        _calls.Before = null;
        gate.Open();
        await showing;

        await UntilAsync(_list, () => _list.TryGet(480) is not null);
        Assert.NotNull(_list.Error);
    }

    [Fact]
    public async Task DisposeAsync_ThenAChange_ChangesNothing()
    {
        await Ui.CallAsync(() => _list.DisposeAsync().AsTask());
        TrackListViewModel other = await CreateAsync(panels => panels.CreateTrackList());
        await other.SetQueryAsync(new TrackQuery(), Cancel);

        await Tracks.UpdateAsync(_ids[7], new TrackUpdate { Year = "2024" }, Cancel);
        await AdvanceUntilAsync(other, () => other.TryGet(7)?.Year == "2024");

        Assert.NotEqual("2024", _list.TryGet(7)?.Year);
    }

    [Fact]
    public async Task EnsureAsync_WithAPictureSize_ReadsThePicturesAroundTheVisibleRows()
    {
        await Get<IImageRepository>().ResizeAndStoreImageAsync(
            Cover,
            trackId: _ids[45],
            cancellationToken: Cancel);
        await AdvanceUntilAsync(_list, () => _list.TryGet(45)?.HasImage == true);

        await Ui.CallAsync(() =>
        {
            _list.PrefetchTarget = ImageSize.Small;
            return _list.EnsureAsync(20, 20, Cancel);
        });

        (string Method, object?[] Arguments) prefetch = _loads.Calls.Last(call => call.Method == nameof(IImageLoader.Prefetch));
        Assert.Equal([ImageRequest.ForTrack(_ids[45], ImageSize.Small)], (IEnumerable<ImageRequest>)prefetch.Arguments[0]!);
    }

    [Fact]
    public async Task Refresh_OfChangesFails_ShowsTheErrorUntilItSucceeds()
    {
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        await Get<ITagRepository>().AddTagsAsync(_ids[7], ["warmup"], Cancel);
        await AdvanceUntilAsync(_list, () => _list.Error is not null);
        (int total, string? message) = (_list.Total, _list.Error?.Message);
        _calls.Before = null;

        await Get<ITagRepository>().AddTagsAsync(_ids[8], ["warmup"], Cancel);
        await AdvanceUntilAsync(_list, () => _list.Error is null && _list.TryGet(8)?.Tags is ["warmup"]);

        Assert.Equal((600, "The database is locked."), (total, message));
        Assert.Equal(["warmup"], _list.TryGet(7)?.Tags);
    }
}
