using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class ImageLoaderPageTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadPageAsync_FiftyRows_AreResolvedInOneQueryAndReadInAnotherInTheirOrder()
    {
        GiveTracks(1, 49);
        ImageRequest[] page = Rows(1, 50);

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(page, cancellationToken: LoaderFixture.Token);

        Assert.Equal(page, results.Select(result => result.Request));
        Assert.All(results.Take(49), result => Assert.Equal(result.TrackId * 10, Assert.IsType<ImageLoadResult.Loaded>(result).Image.Id));
        Assert.IsType<ImageLoadResult.Absent>(results[49]);
        Assert.Equal((1, 0, 1, 0), (Images.Pages, Images.Resolves, Images.PageReads, Images.Reads));
    }

    [Fact]
    public async Task LoadPageAsync_MoreThanAPageOfThumbnails_IsReadPictureByPicture()
    {
        for (int id = 1; id <= 3; id++)
            Images.GiveTrack(id, imageId: id * 10, length: 400_000);

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);

        Assert.All(results, result => Assert.IsType<ImageLoadResult.Loaded>(result));
        Assert.Equal((1, 0, 3), (Images.Pages, Images.PageReads, Images.Reads));
    }

    [Fact]
    public async Task LoadPageAsync_RowReplacedWhileThePageIsRead_ShowsTheNewPicture()
    {
        GiveTracks(1, 3);
        Images.AfterPageRead = (_, _) =>
        {
            Images.GiveTrack(2, imageId: 99);
            _fixture.TrackChanged(2);
            return Task.CompletedTask;
        };

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);

        Assert.Equal([10, 99, 30], results.Select(result => Assert.IsType<ImageLoadResult.Loaded>(result).Image.Id));
        Assert.Equal((1, 1, 1), (Images.Pages, Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadPageAsync_PictureGoneBetweenTheQueries_IsAskedForByItself()
    {
        GiveTracks(1, 3);
        Images.AfterPage = (_, _) =>
        {
            Images.DeleteContent(20);
            Images.GiveTrack(2, imageId: 99);
            return Task.CompletedTask;
        };

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);

        Assert.Equal([10, 99, 30], results.Select(result => Assert.IsType<ImageLoadResult.Loaded>(result).Image.Id));
    }

    [Fact]
    public async Task LoadPageAsync_AllInMemory_AsksNothing()
    {
        GiveTracks(1, 5);
        await _fixture.Loader.LoadPageAsync(Rows(1, 5), cancellationToken: LoaderFixture.Token);
        int calls = Images.Calls;

        await _fixture.Loader.LoadPageAsync(Rows(1, 5), cancellationToken: LoaderFixture.Token);

        Assert.Equal(calls, Images.Calls);
    }

    [Fact]
    public async Task LoadPageAsync_SameRowTwiceAndNoRow_AnswersEachPosition()
    {
        GiveTracks(1, 1);

        IReadOnlyList<ImageLoadResult> twice = await _fixture.Loader.LoadPageAsync([.. Rows(1, 1), .. Rows(1, 1)], cancellationToken: LoaderFixture.Token);
        IReadOnlyList<ImageLoadResult> none = await _fixture.Loader.LoadPageAsync([], cancellationToken: LoaderFixture.Token);

        Assert.Equal(2, twice.Count);
        Assert.Same(twice[0], twice[1]);
        Assert.Empty(none);
    }

    [Fact]
    public async Task LoadPageAsync_RowReplacedWhileThePageIsResolved_ShowsTheNewPictureAndDoesNotReadTheOld()
    {
        GiveTracks(1, 3);
        List<IReadOnlyCollection<long>> selected = [];
        Images.AfterPageRead = (imageIds, _) =>
        {
            selected.Add(imageIds);
            return Task.CompletedTask;
        };
        Images.AfterPage = (_, _) =>
        {
            Images.GiveTrack(2, imageId: 99);
            _fixture.TrackChanged(2);
            return Task.CompletedTask;
        };

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);

        Assert.Equal([10, 99, 30], results.Select(result => Assert.IsType<ImageLoadResult.Loaded>(result).Image.Id));
        Assert.Equal((1, 1), (Images.Pages, Images.Resolves));
        Assert.Equal([10, 30], Assert.Single(selected).Order());
    }

    [Fact]
    public async Task LoadPageAsync_CallerWantsOneOfItsRows_SharesThePagesQueries()
    {
        GiveTracks(1, 3);
        var gate = new Gate();
        Images.AfterPage = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        Task<IReadOnlyList<ImageLoadResult>> loading = _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);
        await gate.Reached;

        Task<ImageLoadResult> row = _fixture.LoadTrackAsync(2);
        gate.Open();
        IReadOnlyList<ImageLoadResult> results = await loading;

        Assert.Same(results[1], await row);
        Assert.Equal((1, 0, 1, 0), (Images.Pages, Images.Resolves, Images.PageReads, Images.Reads));
    }

    [Fact]
    public async Task LoadPageAsync_LeftWhileAnotherWantsOneOfItsRows_IsFinishedForHim()
    {
        GiveTracks(1, 3);
        var gate = new Gate();
        Images.AfterPage = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyList<ImageLoadResult>> loading = _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: leaving.Token);
        await gate.Reached;
        Task<ImageLoadResult> row = _fixture.LoadTrackAsync(2);

        await leaving.CancelAsync();
        IReadOnlyList<ImageLoadResult> left = await loading;
        gate.Open();

        Assert.All(left, result => Assert.IsType<ImageLoadResult.Canceled>(result));
        Assert.Equal(20, (await row).Shown?.Id);
        Assert.Equal((1, 0), (Images.Pages, Images.Resolves));
    }

    [Fact]
    public async Task LoadPageAsync_AnotherRequestNeedsTheBytesThatThePageReads_WaitsForThem()
    {
        Images.GiveAlbum(5, imageId: 50);
        Images.PutInAlbum(1, 5);
        Images.PutInAlbum(2, 5);
        var gate = new Gate();
        Images.AfterPageRead = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyList<ImageLoadResult>> loading = _fixture.Loader.LoadPageAsync([ImageRequest.ForTrack(1)], cancellationToken: leaving.Token);
        await gate.Reached;
        Task<ImageLoadResult> other = _fixture.LoadTrackAsync(2);
        await LoaderFixture.UntilAsync(() => Images.Resolves == 1);

        await leaving.CancelAsync();
        await loading;
        gate.Open();

        Assert.Equal(50, (await other).Shown?.Id);
        Assert.Equal((1, 1, 0), (Images.Pages, Images.PageReads, Images.Reads));
    }

    [Fact]
    public async Task LoadPageAsync_QueryFails_EveryRowEndsAsFailedWithoutFurtherQueries()
    {
        Images.AfterPage = (_, _) => throw new InvalidOperationException("broken");

        IReadOnlyList<ImageLoadResult> results = await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);

        Assert.All(results, result => Assert.Equal("broken", Assert.IsType<ImageLoadResult.Failed>(result).Error.Message));
        Assert.Equal((1, 0), (Images.Pages, Images.Resolves));
    }

    [Fact]
    public async Task LoadPageAsync_CancelledMeanwhile_EndsEachAsCancelledAndRemembersNothing()
    {
        var gate = new Gate();
        Images.AfterPage = (_, token) => gate.PassAsync(token);
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyList<ImageLoadResult>> loading = _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: leaving.Token);
        await gate.Reached;

        await leaving.CancelAsync();

        Assert.All(await loading, result => Assert.IsType<ImageLoadResult.Canceled>(result));
        Assert.Equal(0, _fixture.Loader.CachedBytes);
    }

    [Fact]
    public async Task LoadPageAsync_Handlers_AreRaisedForEachRow()
    {
        GiveTracks(1, 3);
        var context = new ManualSynchronizationContext();
        List<long?> loaded = [];
        context.Run(() => _fixture.Loader.TrackImageLoaded += (_, result) => loaded.Add(result.TrackId));

        await _fixture.Loader.LoadPageAsync(Rows(1, 3), cancellationToken: LoaderFixture.Token);
        context.RunPosted();

        Assert.Equal([1, 2, 3], loaded.Order());
    }

    private static ImageRequest[] Rows(int first, int count) => [.. Enumerable.Range(first, count).Select(id => ImageRequest.ForTrack(id))];

    private void GiveTracks(int first, int count)
    {
        for (int id = first; id < first + count; id++)
        {
            Images.GiveTrack(id, imageId: id * 10);
        }
    }
}
