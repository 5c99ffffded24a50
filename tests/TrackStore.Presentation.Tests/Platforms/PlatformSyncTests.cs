using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Platforms;

/// <summary>Results that are stored, with their covers.</summary>
public sealed class PlatformSyncTests : PlatformSearchTest
{
    [Fact]
    public async Task SyncAsync_OfAResult_StoresTheTrackWithItsCover()
    {
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];
        Watch.Add(result);

        await Search.SyncAsync(result, Cancel);

        Assert.Equal(
            (PlatformResultState.Synced, "Added", PlatformPictureState.Stored, null),
            (result.State, result.StateText, result.PictureState, result.PictureErrorText));
        Assert.True((await Tracks.GetAsync(result.TrackId!.Value, Cancel))?.HasImage);
        Assert.Equal((false, null), (Search.IsSyncing, Search.Error));
    }

    [Theory]
    [InlineData("missing", "The platform has no such picture.")]
    [InlineData("http://10.0.0.1/private", null)]
    public async Task SyncAsync_CoverFails_ShowsItOnTheRowAndStoresTheTrack(string url, string? text)
    {
        string address = url.StartsWith("http", StringComparison.Ordinal) ? url : Server.UrlOf(url);
        Client.Library[7] = Item(7) with { Artwork = [new PlatformArtwork { Url = address }] };
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];

        await Search.SyncAsync(result, Cancel);

        Assert.Equal((PlatformResultState.Synced, PlatformPictureState.Failed), (result.State, result.PictureState));
        Assert.False(string.IsNullOrWhiteSpace(result.PictureErrorText));
        Assert.Equal(text ?? result.PictureErrorText, result.PictureErrorText);
        Assert.NotNull(await Tracks.GetAsync(result.TrackId!.Value, Cancel));
        Assert.Null(Search.Error);
    }

    [Fact]
    public async Task SyncAsync_AnotherOfferedPictureFailedLongAgo_ShowsThePictureThatIsStored()
    {
        // Its failure is kept with its address, which this track offers as a smaller size.
        string failed = Server.UrlOf("missing");
        await Get<ITrackSynchronizer>().SyncAsync(Item(8) with { Artwork = [new PlatformArtwork { Url = failed }] }, Cancel);
        Client.Library[7] = Item(7) with
        {
            Artwork = [.. Item(7).Artwork.Select(cover => cover with { Width = 640, Height = 640 }), new PlatformArtwork { Url = failed, Width = 64, Height = 64 }],
        };
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];

        await Search.SyncAsync(result, Cancel);

        Assert.Equal((PlatformPictureState.Stored, null), (result.PictureState, result.PictureErrorText));
        Assert.True((await Tracks.GetAsync(result.TrackId!.Value, Cancel))?.HasImage);
    }

    [Fact]
    public async Task SyncAsync_PanelIsClosed_StoresTheTrackWithItsCover()
    {
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];
        var gate = new Gate();
        Server.BeforeAnswer = gate.PassAsync;
        Task syncing = Search.SyncAsync(result, Cancel);
        await gate.Reached;

        await Ui.CallAsync(() => Search.DisposeAsync().AsTask());
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
        await Search.SearchAsync("Found 7", Cancel);
        PlatformResultViewModel result = Search.Results[0];
        var gate = new Gate();
        Server.BeforeAnswer = gate.PassAsync;
        Task syncing = Search.SyncAsync(result, Cancel);
        await gate.Reached;

        await Ui.CallAsync(() => Search.Stop());
        await syncing;

        Assert.Equal(
            (PlatformResultState.Synced, PlatformPictureState.None, false, null),
            (result.State, result.PictureState, Search.IsSyncing, Search.Error));
        gate.Open();
    }

    [Fact]
    public async Task SyncSelectedAsync_SeveralResults_StoresThemInOneRun()
    {
        Client.Library[1] = Item(1) with { Title = " ", Artist = "Found" };
        Client.Library[1] = Client.Library[1] with { Title = "Found 1", Id = new string('x', 500) };
        await Search.SearchAsync("Found", Cancel);
        await Ui.CallAsync(() =>
        {
            foreach (PlatformResultViewModel result in Search.Results.Take(3))
                result.IsSelected = true;
        });

        await Search.SyncSelectedAsync(Cancel);

        Assert.Equal(
            [PlatformResultState.Synced, PlatformResultState.Failed, PlatformResultState.Synced, PlatformResultState.New],
            Search.Results.Take(4).Select(result => result.State));
        Assert.False(string.IsNullOrWhiteSpace(Search.Results[1].ErrorText));
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal([false, true, false], Search.Results.Take(3).Select(result => result.IsSelected));
    }
}
