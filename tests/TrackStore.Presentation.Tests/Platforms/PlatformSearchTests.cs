using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Platforms;

public sealed class PlatformSearchTests : PanelTest
{
    private readonly FakePlatformClient _client;
    private readonly PictureServer _server = new(Cover);
    private PlatformSearchViewModel _search = null!;

    public PlatformSearchTests()
        : this(new FakePlatformClient("discogs"))
    {
    }

    private PlatformSearchTests(FakePlatformClient client)
        : base(
            services => services.AddSingleton<IPlatformClient>(client),
            store => store.ConfigureDownloads(options => options.AllowedHosts = ["127.0.0.1"]))
        => _client = client;

    public override async ValueTask InitializeAsync()
    {
        for (int i = 0; i < 25; i++)
            _client.Library.Add(Item(i));
        _search = await CreateAsync(panels => panels.CreatePlatformSearch("Discogs"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task SearchAsync_Text_ShowsTheResultsAndWhatASyncWouldDo()
    {
        await Get<ITrackSynchronizer>().SyncAsync(Item(0), Cancel);
        await Get<ITrackSynchronizer>().SyncAsync(Item(1), Cancel);
        _client.Library[1] = Item(1) with { Year = "2001", Bpm = 130 };

        await _search.SearchAsync("Found", Cancel);

        Assert.Equal((20, false, true, "Found"), (_search.Results.Count, _search.IsSearching, _search.HasSearched, _search.Text));
        Assert.Equal(
            ["In the library", "Would update Year, BPM", "New"],
            _search.Results.Take(3).Select(result => result.StateText));
        Assert.NotNull(_search.Results[1].TrackId);
        Assert.Null(_search.Results[2].TrackId);
    }

    [Fact]
    public async Task SearchAsync_PlatformStillAnswers_ShowsWhatHasArrived()
    {
        var gate = new Gate();
        _client.BeforeEach = (track, _) => track.Id == "15" ? gate.PassAsync() : Task.CompletedTask;

        Task searching = _search.SearchAsync("Found", Cancel);
        await gate.Reached;
        await Ui.CallAsync(() => { });
        (int count, bool isSearching, PlatformResultState first) = (_search.Results.Count, _search.IsSearching, _search.Results[0].State);
        gate.Open();
        await searching;

        Assert.Equal((15, true, PlatformResultState.New), (count, isSearching, first));
        Assert.Equal(20, _search.Results.Count);
        Assert.DoesNotContain(_search.Results, result => result.State == PlatformResultState.Checking);
    }

    [Fact]
    public async Task SearchAsync_SameResultTwice_ShowsItOnce()
    {
        _client.Library.Insert(1, Item(0));
        _search.Limit = 5;

        await _search.SearchAsync("Found", Cancel);

        Assert.Equal(["0", "1", "2", "3"], _search.Results.Select(result => result.Track.Id));
    }

    [Fact]
    public async Task SearchAsync_OlderAnswerArrivesLast_IsNotShown()
    {
        var gate = new Gate();
        _client.BeforeEach = (track, _) => track.Id == "3" ? gate.PassAsync() : Task.CompletedTask;
        Task older = _search.SearchAsync("Found 3", Cancel);
        await gate.Reached;

        await _search.SearchAsync("Found 7", Cancel);
        gate.Open();
        await older;

        Assert.Equal("7", Assert.Single(_search.Results).Track.Id);
        Assert.Equal((false, "Found 7"), (_search.IsSearching, _search.Text));
    }

    [Fact]
    public async Task SearchAsync_WithoutCredentials_SaysThatTheyAreNeeded()
    {
        _client.BeforeEach = (_, _) => throw new PlatformException("discogs", PlatformFault.Unauthorized, "Set a token.");

        await _search.SearchAsync("Found", Cancel);

        Assert.Equal((true, "Set a token.", false), (_search.NeedsCredentials, _search.Error?.Message, _search.IsSearching));
        _client.BeforeEach = null;
        await Ui.CallAsync(() => _search.Error!.Retry!.ExecuteAsync(null));
        Assert.Equal((false, null, 20), (_search.NeedsCredentials, _search.Error, _search.Results.Count));
    }

    [Fact]
    public async Task SearchAsync_TooManyRequests_SaysWhenToTryAgain()
    {
        _client.BeforeEach = (_, _) => throw new PlatformException("discogs", PlatformFault.RateLimited, "Too many requests.")
        {
            RetryAfter = TimeSpan.FromSeconds(30),
        };

        await _search.SearchAsync("Found", Cancel);

        Assert.Equal(Time.GetUtcNow().AddSeconds(30), _search.RetryAt);
        Assert.Equal("Discogs asks to wait 30 seconds.", _search.Error?.Message);
    }

    [Fact]
    public async Task SearchAsync_ClientBlocksItsCaller_LeavesTheThreadFree()
    {
        using var blocked = new SemaphoreSlim(0);
        var arrived = new TaskCompletionSource();
        _client.BeforeEach = (_, _) =>
        {
            arrived.TrySetResult();
            blocked.Wait(CancellationToken.None);
            return Task.CompletedTask;
        };

        Task searching = _search.SearchAsync("Found 7", Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await Ui.CallAsync(() => { }).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        blocked.Release(10);
        await searching;

        Assert.Single(_search.Results);
    }

    [Fact]
    public async Task Stop_WhileThePlatformAnswers_KeepsWhatHasArrived()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _client.BeforeEach = (track, token) =>
        {
            if (track.Id != "5")
                return Task.CompletedTask;
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        Task searching = _search.SearchAsync("Found", Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await Ui.CallAsync(() => _search.Stop());
        await searching;

        Assert.Equal((5, false, null), (_search.Results.Count, _search.IsSearching, _search.Error));
        await UntilAsync(_search.Results[4], () => _search.Results.All(result => result.State == PlatformResultState.New));
    }

    [Fact]
    public async Task SearchAsync_FailsOnTheWay_LooksUpWhatHasArrived()
    {
        _client.BeforeEach = (track, _) => track.Id == "7"
            ? throw new PlatformException("discogs", PlatformFault.RateLimited, "Too many requests.")
            : Task.CompletedTask;

        await _search.SearchAsync("Found", Cancel);

        await UntilAsync(_search.Results[6], () => _search.Results.All(result => result.State == PlatformResultState.New));
        Assert.Equal((7, "Too many requests."), (_search.Results.Count, _search.Error?.Exception.Message));
    }

    [Fact]
    public async Task SyncAsync_StoppedBeforeAnythingIsStored_LooksUpTheRowAgain()
    {
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];

        await _search.SyncAsync(result, new CancellationToken(canceled: true));

        await UntilAsync(result, () => result.State == PlatformResultState.New);
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Results_WhileOtherTracksAreAdded_KeepTheirState()
    {
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];
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
        await _search.SearchAsync("Found", Cancel);

        await _search.SearchAsync("  ", Cancel);

        Assert.Equal((0, false), (_search.Results.Count, _search.HasSearched));
    }

    [Fact]
    public async Task Results_WithPictures_HaveRequestsAndKeysForThem()
    {
        await _search.SearchAsync("Found 7", Cancel);

        PlatformResultViewModel result = _search.Results[0];
        Assert.Equal(_server.UrlOf("7"), result.Picture?.PreviewUrl);
        Assert.Equal(_server.UrlOf("7"), Get<IArtworkPreviews>().FindUrl(result.PictureKey!));
    }

    [Fact]
    public async Task SyncAsync_OfAResult_StoresTheTrackWithItsCover()
    {
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];
        Watch.Add(result);

        await _search.SyncAsync(result, Cancel);

        Assert.Equal(
            (PlatformResultState.Synced, "Added", PlatformPictureState.Stored, null),
            (result.State, result.StateText, result.PictureState, result.PictureErrorText));
        Assert.True((await Tracks.GetAsync(result.TrackId!.Value, Cancel))?.HasImage);
        Assert.Equal((false, null), (_search.IsSyncing, _search.Error));
    }

    [Theory]
    [InlineData("missing", "The platform has no such picture.")]
    [InlineData("http://10.0.0.1/private", null)]
    public async Task SyncAsync_CoverFails_ShowsItOnTheRowAndStoresTheTrack(string url, string? text)
    {
        string address = url.StartsWith("http", StringComparison.Ordinal) ? url : _server.UrlOf(url);
        _client.Library[7] = Item(7) with { Artwork = [new PlatformArtwork { Url = address }] };
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];

        await _search.SyncAsync(result, Cancel);

        Assert.Equal((PlatformResultState.Synced, PlatformPictureState.Failed), (result.State, result.PictureState));
        Assert.False(string.IsNullOrWhiteSpace(result.PictureErrorText));
        Assert.Equal(text ?? result.PictureErrorText, result.PictureErrorText);
        Assert.NotNull(await Tracks.GetAsync(result.TrackId!.Value, Cancel));
        Assert.Null(_search.Error);
    }

    [Fact]
    public async Task SyncAsync_AnotherOfferedPictureFailedLongAgo_ShowsThePictureThatIsStored()
    {
        // Its failure is kept with its address, which this track offers as a smaller size.
        string failed = _server.UrlOf("missing");
        await Get<ITrackSynchronizer>().SyncAsync(Item(8) with { Artwork = [new PlatformArtwork { Url = failed }] }, Cancel);
        _client.Library[7] = Item(7) with
        {
            Artwork = [.. Item(7).Artwork.Select(cover => cover with { Width = 640, Height = 640 }), new PlatformArtwork { Url = failed, Width = 64, Height = 64 }],
        };
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];

        await _search.SyncAsync(result, Cancel);

        Assert.Equal((PlatformPictureState.Stored, null), (result.PictureState, result.PictureErrorText));
        Assert.True((await Tracks.GetAsync(result.TrackId!.Value, Cancel))?.HasImage);
    }

    [Fact]
    public async Task SyncAsync_PanelIsClosed_StoresTheTrackWithItsCover()
    {
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];
        var gate = new Gate();
        _server.BeforeAnswer = gate.PassAsync;
        Task syncing = _search.SyncAsync(result, Cancel);
        await gate.Reached;

        await Ui.CallAsync(() => _search.DisposeAsync().AsTask());
        await syncing;
        TrackItem track = await Tracks.StreamAsync(new TrackQuery(), Cancel).SingleAsync(Cancel);
        bool hadImage = track.HasImage;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        IAsyncEnumerable<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(patience.Token);
        gate.Open();
        await foreach (LibraryChange change in changes)
        {
            if ((await Tracks.GetAsync(track.TrackId!.Value, Cancel))!.HasImage)
                break;
        }

        Assert.False(hadImage);
    }

    [Fact]
    public async Task Stop_WhileAPictureIsOnItsWay_EndsTheSync()
    {
        await _search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = _search.Results[0];
        var gate = new Gate();
        _server.BeforeAnswer = gate.PassAsync;
        Task syncing = _search.SyncAsync(result, Cancel);
        await gate.Reached;

        await Ui.CallAsync(() => _search.Stop());
        await syncing;

        Assert.Equal(
            (PlatformResultState.Synced, PlatformPictureState.None, false, null),
            (result.State, result.PictureState, _search.IsSyncing, _search.Error));
        gate.Open();
    }

    [Fact]
    public async Task SyncSelectedAsync_SeveralResults_StoresThemInOneRun()
    {
        _client.Library[1] = Item(1) with { Title = " ", Artist = "Found" };
        _client.Library[1] = _client.Library[1] with { Title = "Found 1", Id = new string('x', 500) };
        await _search.SearchAsync("Found", Cancel);
        await Ui.CallAsync(() =>
        {
            foreach (PlatformResultViewModel result in _search.Results.Take(3))
                result.IsSelected = true;
        });

        await _search.SyncSelectedAsync(Cancel);

        Assert.Equal(
            [PlatformResultState.Synced, PlatformResultState.Failed, PlatformResultState.Synced, PlatformResultState.New],
            _search.Results.Take(4).Select(result => result.State));
        Assert.False(string.IsNullOrWhiteSpace(_search.Results[1].ErrorText));
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal([false, true, false], _search.Results.Take(3).Select(result => result.IsSelected));
    }

    [Fact]
    public async Task Result_AddedElsewhere_ShowsThatTheLibraryHasIt()
    {
        await _search.SearchAsync("Found 7", Cancel);

        await Get<ITrackSynchronizer>().SyncAsync(Item(7), Cancel);

        await AdvanceUntilAsync(_search.Results[0], () => _search.Results[0].State == PlatformResultState.InLibrary);
    }

    [Fact]
    public void CreatePlatformSearch_UnknownPlatform_NamesTheKnownOnes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ViewModels.CreatePlatformSearch("tidal"));

        Assert.Contains("discogs", error.Message, StringComparison.Ordinal);
    }

    private PlatformTrack Item(int number) => new()
    {
        Platform = "discogs",
        Id = $"{number}",
        Title = $"Found {number}",
        Artist = $"Artist {number}",
        Album = $"Album {number}",
        Year = "2000",
        Artwork = [new PlatformArtwork { Url = _server.UrlOf($"{number}") }],
    };
}
