using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Platforms;

/// <summary>Results of a search, as they arrive and as the library changes.</summary>
public sealed class PlatformSearchTests : PlatformSearchTest
{
    [Fact]
    public async Task SearchAsync_Text_ShowsTheResultsAndWhatASyncWouldDo()
    {
        await Get<ITrackSynchronizer>().SyncAsync(Item(0), Cancel);
        await Get<ITrackSynchronizer>().SyncAsync(Item(1), Cancel);
        Client.Library[1] = Item(1) with { Year = "2001", Bpm = 130 };

        await Search.SearchAsync("Found", Cancel);

        Assert.Equal((20, false, true, "Found"), (Search.Results.Count, Search.IsSearching, Search.HasSearched, Search.Text));
        Assert.Equal(
            ["In the library", "Would update Year, BPM", "New"],
            Search.Results.Take(3).Select(result => result.StateText));
        Assert.NotNull(Search.Results[1].TrackId);
        Assert.Null(Search.Results[2].TrackId);
    }

    [Fact]
    public async Task SearchAsync_PlatformStillAnswers_ShowsWhatHasArrived()
    {
        var gate = new Gate();
        Client.BeforeEach = (track, _) => track.Id == "15" ? gate.PassAsync() : Task.CompletedTask;

        Task searching = Search.SearchAsync("Found", Cancel);
        await gate.Reached;
        await Ui.CallAsync(() => { });
        (int count, bool isSearching, PlatformResultState first) = (Search.Results.Count, Search.IsSearching, Search.Results[0].State);
        gate.Open();
        await searching;

        Assert.Equal((15, true, PlatformResultState.New), (count, isSearching, first));
        Assert.Equal(20, Search.Results.Count);
        Assert.DoesNotContain(Search.Results, result => result.State == PlatformResultState.Checking);
    }

    [Fact]
    public async Task SearchAsync_SameResultTwice_ShowsItOnce()
    {
        Client.Library.Insert(1, Item(0));
        Search.Limit = 5;

        await Search.SearchAsync("Found", Cancel);

        Assert.Equal(["0", "1", "2", "3"], Search.Results.Select(result => result.Track.Id));
    }

    [Fact]
    public async Task SearchAsync_OlderAnswerArrivesLast_IsNotShown()
    {
        var gate = new Gate();
        Client.BeforeEach = (track, _) => track.Id == "3" ? gate.PassAsync() : Task.CompletedTask;
        Task older = Search.SearchAsync("Found 3", Cancel);
        await gate.Reached;

        await Search.SearchAsync("Found 7", Cancel);
        gate.Open();
        await older;

        Assert.Equal("7", Assert.Single(Search.Results).Track.Id);
        Assert.Equal((false, "Found 7"), (Search.IsSearching, Search.Text));
    }

    [Fact]
    public async Task SearchAsync_WithoutCredentials_SaysThatTheyAreNeeded()
    {
        Client.BeforeEach = (_, _) => throw new PlatformException("discogs", PlatformFault.Unauthorized, "Set a token.");

        await Search.SearchAsync("Found", Cancel);

        Assert.Equal((true, "Set a token.", false), (Search.NeedsCredentials, Search.Error?.Message, Search.IsSearching));
        Client.BeforeEach = null;
        await Ui.CallAsync(() => Search.Error!.Retry!.ExecuteAsync(null));
        Assert.Equal((false, null, 20), (Search.NeedsCredentials, Search.Error, Search.Results.Count));
    }

    [Fact]
    public async Task SearchAsync_TooManyRequests_SaysWhenToTryAgain()
    {
        Client.BeforeEach = (_, _) => throw new PlatformException("discogs", PlatformFault.RateLimited, "Too many requests.")
        {
            RetryAfter = TimeSpan.FromSeconds(30),
        };

        await Search.SearchAsync("Found", Cancel);

        Assert.Equal(Time.GetUtcNow().AddSeconds(30), Search.RetryAt);
        Assert.Equal("Discogs asks to wait 30 seconds.", Search.Error?.Message);
    }

    [Fact]
    public async Task SearchAsync_ClientBlocksItsCaller_LeavesTheThreadFree()
    {
        using var blocked = new SemaphoreSlim(0);
        var arrived = new TaskCompletionSource();
        Client.BeforeEach = (_, _) =>
        {
            arrived.TrySetResult();
            blocked.Wait(CancellationToken.None);
            return Task.CompletedTask;
        };

        Task searching = Search.SearchAsync("Found 7", Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await Ui.CallAsync(() => { }).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        blocked.Release(10);
        await searching;

        Assert.Single(Search.Results);
    }

    [Fact]
    public async Task Stop_WhileThePlatformAnswers_KeepsWhatHasArrived()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Client.BeforeEach = (track, token) =>
        {
            if (track.Id != "5")
                return Task.CompletedTask;
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        Task searching = Search.SearchAsync("Found", Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await Ui.CallAsync(() => Search.Stop());
        await searching;

        Assert.Equal((5, false, null), (Search.Results.Count, Search.IsSearching, Search.Error));
        await UntilAsync(Search.Results[4], () => Search.Results.All(result => result.State == PlatformResultState.New));
    }

    [Fact]
    public async Task SearchAsync_FailsOnTheWay_LooksUpWhatHasArrived()
    {
        Client.BeforeEach = (track, _) => track.Id == "7"
            ? throw new PlatformException("discogs", PlatformFault.RateLimited, "Too many requests.")
            : Task.CompletedTask;

        await Search.SearchAsync("Found", Cancel);

        await UntilAsync(Search.Results[6], () => Search.Results.All(result => result.State == PlatformResultState.New));
        Assert.Equal((7, "Too many requests."), (Search.Results.Count, Search.Error?.Exception.Message));
    }

    [Fact]
    public async Task SyncAsync_StoppedBeforeAnythingIsStored_LooksUpTheRowAgain()
    {
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];

        await Search.SyncAsync(result, new CancellationToken(canceled: true));

        await UntilAsync(result, () => result.State == PlatformResultState.New);
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Results_WhileOtherTracksAreAdded_KeepTheirState()
    {
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];
        var states = new List<PlatformResultState>();
        result.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(result.State))
                states.Add(result.State);
        };

        await Get<ITrackSynchronizer>().SyncAsync(Item(8), Cancel);
        await Get<ITrackSynchronizer>().SyncAsync(Item(7), Cancel);
        await AdvanceUntilAsync(result, () => result.State == PlatformResultState.InLibrary);

        Assert.Equal([PlatformResultState.InLibrary], states);
    }

    [Fact]
    public async Task SearchAsync_EmptyText_ClearsTheResults()
    {
        await Search.SearchAsync("Found", Cancel);

        await Search.SearchAsync("  ", Cancel);

        Assert.Equal((0, false), (Search.Results.Count, Search.HasSearched));
    }

    [Fact]
    public async Task Results_WithPictures_HaveRequestsAndKeysForThem()
    {
        await Search.SearchAsync("Found 7", Cancel);

        PlatformResultViewModel result = Search.Results[0];
        Assert.Equal(Server.UrlOf("7"), result.Picture?.PreviewUrl);
        Assert.Equal(Server.UrlOf("7"), Get<IArtworkPreviews>().FindUrl(result.PictureKey!));
    }

    [Fact]
    public async Task Result_AddedElsewhere_ShowsThatTheLibraryHasIt()
    {
        await Search.SearchAsync("Found 7", Cancel);

        await Get<ITrackSynchronizer>().SyncAsync(Item(7), Cancel);

        await AdvanceUntilAsync(Search.Results[0], () => Search.Results[0].State == PlatformResultState.InLibrary);
    }

    [Fact]
    public void CreatePlatformSearch_UnknownPlatform_NamesTheKnownOnes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ViewModels.CreatePlatformSearch("tidal"));

        Assert.Contains("discogs", error.Message, StringComparison.Ordinal);
    }
}
