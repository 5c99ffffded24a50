using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

public sealed class ImageLoaderTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_HundredCallers_ReadOnce()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult>[] calls = [.. Enumerable.Range(0, 100).Select(_ => _fixture.LoadTrackAsync(1))];

        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(calls);

        Assert.Equal((1, 1), (Images.Resolves, Images.Reads));
        Assert.All(results, result => Assert.Same(results[0], result));
        Assert.IsType<ImageLoadResult.Loaded>(results[0]);
    }

    [Fact]
    public async Task LoadAsync_LastCallerLeaves_CancelsTheRead()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> call = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;

        await leaving.CancelAsync();

        Assert.IsType<ImageLoadResult.Canceled>(await call);
        await gate.Cancelled;
        Assert.Empty(_fixture.Logger.Entries);
    }

    [Fact]
    public async Task LoadAsync_AfterTheLastLeft_ReadsAnew()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldResolves();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> left = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;
        await leaving.CancelAsync();
        await left;
        gate.Open();

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Loaded>(result);
    }

    [Fact]
    public async Task LoadAsync_TokenCancelledBefore_ReturnsCancelledWithoutACall()
    {
        ImageLoadResult result = await _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: new CancellationToken(canceled: true));

        Assert.IsType<ImageLoadResult.Canceled>(result);
        Assert.Equal(0, Images.Calls);
    }

    [Fact]
    public async Task LoadAsync_OneSharerOfBytesLeaves_TheOtherGetsThem()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> leaver = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;
        Task<ImageLoadResult> stayer = _fixture.LoadTrackAsync(2);
        await LoaderFixture.UntilAsync(() => Images.Resolves == 2);

        await leaving.CancelAsync();
        ImageLoadResult left = await leaver;
        gate.Open();

        Assert.IsType<ImageLoadResult.Canceled>(left);
        Assert.IsType<ImageLoadResult.Loaded>(await stayer);
    }

    [Fact]
    public async Task LoadAsync_ReaderOfSharedBytesLeaves_TheyAreNotReadAgain()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> leaver = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;
        Task<ImageLoadResult> stayer = _fixture.LoadTrackAsync(2);
        await UntilItWaitsForTheBytesAsync();

        await leaving.CancelAsync();
        await leaver;
        gate.Open();
        await stayer;

        Assert.Equal((2, 1), (Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadAsync_ReaderOfSharedBytesLeavesAndItsTrackChanges_IsNotReadAgainForNobody()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> leaver = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;
        Task<ImageLoadResult> stayer = _fixture.LoadTrackAsync(2);
        await UntilItWaitsForTheBytesAsync();
        await leaving.CancelAsync();
        await leaver;

        _fixture.TrackChanged(1);
        gate.Open();
        await stayer;
        await LoaderFixture.UntilAsync(() => _fixture.Loader.RunningReads == 0);

        Assert.Equal((2, 1), (Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadAsync_EveryoneLeavesSharedBytes_CancelsTheirRead()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        Gate gate = _fixture.HoldReads();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        ValueTask<ImageLoadResult> reader = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: first.Token);
        await gate.Reached;
        ValueTask<ImageLoadResult> sharer = _fixture.Loader.LoadTrackImageAsync(2, cancellationToken: second.Token);
        await UntilItWaitsForTheBytesAsync();

        await first.CancelAsync();
        await reader;
        await second.CancelAsync();
        await sharer;

        await gate.Cancelled;
        Assert.Equal(1, Images.Reads);
    }

    [Fact]
    public async Task LoadAsync_SharedBytesCannotBeRead_FailsEveryoneWithOneAttempt()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        var gate = new Gate();
        Images.AfterRead = async (_, cancellationToken) =>
        {
            await gate.PassAsync(cancellationToken);
            throw new InvalidOperationException("broken");
        };
        Task<ImageLoadResult> reader = _fixture.LoadTrackAsync(1);
        await gate.Reached;
        Task<ImageLoadResult> sharer = _fixture.LoadTrackAsync(2);
        await UntilItWaitsForTheBytesAsync();

        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(reader, sharer);

        Assert.All(results, result => Assert.Equal("broken", Assert.IsType<ImageLoadResult.Failed>(result).Error.Message));
        Assert.Equal(1, Images.Reads);
    }

    [Fact]
    public async Task LoadAsync_CalledInAnExecutionContext_ReadDoesNotSeeIt()
    {
        var local = new AsyncLocal<int> { Value = 5 };
        int seen = -1;
        Images.AfterResolve = (_, _) =>
        {
            seen = local.Value;
            return Task.CompletedTask;
        };

        await _fixture.LoadTrackAsync(1);

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task LoadAsync_OwnPicture_IsReportedAsTheTracks()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.GiveAlbum(5, imageId: 11);
        Images.PutInAlbum(1, 5);

        ImageLoadResult.Loaded loaded = await _fixture.LoadedTrackAsync(1);

        Assert.Equal((ArtworkOwner.Track(1), 10, 1L), (loaded.FoundAt, loaded.Image.Id, loaded.TrackId));
    }

    [Fact]
    public async Task LoadAsync_OnlyTheAlbumHasAPicture_FallsBackAndSaysSo()
    {
        Images.GiveAlbum(5, imageId: 11);
        Images.PutInAlbum(1, 5);

        ImageLoadResult.Loaded loaded = await _fixture.LoadedTrackAsync(1);

        Assert.Equal((ArtworkOwner.Album(5), 11, 5L), (loaded.FoundAt, loaded.Image.Id, loaded.Image.AlbumId));
        Assert.Equal(ImageRequest.ForTrack(1), loaded.Request);
    }

    [Fact]
    public async Task LoadAsync_SmallRealTrackPicture_IsNotTakenForAPlaceholder()
    {
        Images.GiveTrack(1, imageId: 10, side: 90);
        Images.GiveAlbum(5, imageId: 11, side: 640);
        Images.PutInAlbum(1, 5);

        var loaded = Assert.IsType<ImageLoadResult.Loaded>(await _fixture.LoadTrackAsync(1, ImageSize.Large));

        Assert.Equal((10, 90, 90), (loaded.Image.Id, loaded.Image.Width, loaded.Image.Height));
        Assert.Equal(ArtworkOwner.Track(1), loaded.FoundAt);
    }

    [Fact]
    public async Task LoadAsync_Album_CarriesAllThatIsKnown()
    {
        Images.GiveAlbum(5, imageId: 11, length: 300, side: 60);

        var loaded = Assert.IsType<ImageLoadResult.Loaded>(await _fixture.LoadAlbumAsync(5));

        Image image = loaded.Image;
        Assert.Equal((11, 11, ImageSize.Thumbnail, "image/jpeg"), (image.Id, image.ArtworkId, image.Size, image.MimeType));
        Assert.Equal((60, 60, 300, 300), (image.Width, image.Height, image.ByteLength, image.Data.Length));
        Assert.Equal((null, 5L, Sources.User, null), (image.TrackId, image.AlbumId, image.Source, image.SourceUrl));
        Assert.Equal(DateTimeOffset.UnixEpoch, image.CreatedAt);
    }

    [Fact]
    public async Task LoadAsync_RepositoryThrows_EndsAsFailedAndIsLoggedOnce()
    {
        var error = new StoreUnavailableException(StoreFault.Busy, "Busy.");
        Gate gate = new();
        Images.AfterResolve = async (_, cancellationToken) =>
        {
            await gate.PassAsync(cancellationToken);
            throw error;
        };
        Task<ImageLoadResult>[] calls = [_fixture.LoadTrackAsync(1), _fixture.LoadTrackAsync(1)];

        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(calls);

        Assert.All(results, result => Assert.Same(error, Assert.IsType<ImageLoadResult.Failed>(result).Error));
        Assert.Same(error, Assert.Single(_fixture.Logger.Entries).Error);
    }

    [Fact]
    public async Task LoadAsync_RepositoryCancelsOnItsOwn_EndsAsFailed()
    {
        Images.AfterRead = (_, _) => throw new OperationCanceledException("A time-out of its own.");
        Images.GiveTrack(1, imageId: 10);

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<OperationCanceledException>(Assert.IsType<ImageLoadResult.Failed>(result).Error);
    }

    [Fact]
    public async Task LoadAsync_BytesAreGoneEveryTime_EndsAsFailedAfterFiveAttempts()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.DeleteContent(10);

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<StoreUnavailableException>(Assert.IsType<ImageLoadResult.Failed>(result).Error);
        Assert.Equal((5, 5), (Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadAsync_BlockingRepository_DoesNotHoldTheCaller()
    {
        using var release = new ManualResetEventSlim();
        Images.AfterResolve = (_, cancellationToken) =>
        {
            release.Wait(cancellationToken);
            return Task.CompletedTask;
        };

        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);

        Assert.False(call.IsCompleted);
        release.Set();
        Assert.IsType<ImageLoadResult.Absent>(await call);
    }

    [Fact]
    public async Task LoadAsync_ManyDifferentRequests_RunNoMoreThanTheLimitAtOnce()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { MaxConcurrentReads = 3 });
        Gate gate = fixture.HoldResolves();
        for (int id = 1; id <= 40; id++)
        {
            fixture.Images.GiveTrack(id, id);
        }

        Task<ImageLoadResult>[] calls = [.. Enumerable.Range(1, 40).Select(id => fixture.LoadTrackAsync(id))];
        await LoaderFixture.UntilAsync(() => fixture.Images.Resolves == 3);
        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(calls);

        Assert.All(results, result => Assert.IsType<ImageLoadResult.Loaded>(result));
        Assert.Equal(3, fixture.Images.MostRunning);
    }

    [Fact]
    public void LoadAsync_UndefinedSize_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => { _ = _fixture.LoadTrackAsync(1, (ImageSize)9); });

    // The second request has its answer and left its slot, while the first still reads the bytes of both.
    private Task UntilItWaitsForTheBytesAsync() => LoaderFixture.UntilAsync(() => Images.Resolves == 2 && _fixture.Loader.RunningReads == 1);
}
