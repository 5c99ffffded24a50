using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Previews;

/// <summary>The loader shows pictures that the library doesn't have.</summary>
public sealed class PreviewLoadingTests : IAsyncDisposable
{
    private readonly PreviewFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IImageLoader Loader => _fixture.Loader;

    [Fact]
    public async Task LoadAsync_Preview_ShowsTheRenditionAndStoresNothing()
    {
        await _fixture.Library.Database.InitializeAsync(Cancel);
        _fixture.Serve(size: 800);

        Image image = await _fixture.LoadedAsync(size: ImageSize.Medium);

        Assert.Equal((300, 300, "image/jpeg"), (image.Width, image.Height, image.MimeType));
        Assert.Equal(("preview", PreviewFixture.Url), (image.Source, image.SourceUrl));
        Assert.Equal((null, null, null), (image.TrackId, image.AlbumId, image.ArtworkKey));
        Assert.Equal(image.Data.Length, image.ByteLength);
        Assert.True(image.Id < 0);
        Assert.NotNull(image.ThumbHash);
        Assert.NotNull(image.DominantColor);
        Assert.Equal(0, _fixture.Library.Count("artworks"));
    }

    [Fact]
    public async Task LoadAsync_Preview_RaisesImageLoadedAndCompletedOnly()
    {
        _fixture.Serve();
        var loaded = new TaskCompletionSource<ImageLoadResult.Loaded>();
        var completed = new TaskCompletionSource<ImageLoadResult>();
        int others = 0;
        Loader.TrackImageLoaded += (_, _) => Interlocked.Increment(ref others);
        Loader.AlbumImageLoaded += (_, _) => Interlocked.Increment(ref others);
        Loader.ImageLoaded += (_, result) => loaded.TrySetResult(result);
        Loader.Completed += (_, result) => completed.TrySetResult(result);

        ImageLoadResult answer = await _fixture.LoadAsync();

        Assert.Equal(answer, await loaded.Task.WaitAsync(Cancel));
        Assert.Equal(answer, await completed.Task.WaitAsync(Cancel));
        Assert.Equal((default, null, null), (answer.Owner, answer.TrackId, answer.AlbumId));
        Assert.Equal(0, others);
    }

    [Fact]
    public async Task LoadAsync_HundredRequestsInTwoSizes_DownloadAndDecodeOnce()
    {
        Gate gate = _fixture.Hold();
        Task<ImageLoadResult>[] loads = [.. Enumerable.Range(0, 100)
            .Select(i => _fixture.LoadAsync(size: i % 2 == 0 ? ImageSize.Small : ImageSize.Large))];
        await gate.Reached;

        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(loads);

        Assert.All(results, result => Assert.IsType<ImageLoadResult.Loaded>(result));
        Assert.Equal((1, 1), (_fixture.Requests(), _fixture.Processor.Calls));
    }

    [Fact]
    public async Task LoadAsync_AnotherSizeLater_NeedsNoDownload()
    {
        _fixture.Serve();
        Image small = await _fixture.LoadedAsync(size: ImageSize.Small);

        Image large = await _fixture.LoadedAsync(size: ImageSize.Large);
        ImageLoadResult again = await _fixture.LoadAsync(size: ImageSize.Large);

        Assert.Equal((120, 640), (small.Width, large.Width));
        Assert.NotEqual(small.Id, large.Id);
        Assert.Equal(small.ArtworkId, large.ArtworkId);
        Assert.Equal(ImageOrigin.Memory, Assert.IsType<ImageLoadResult.Loaded>(again).Origin);
        Assert.Equal((1, 1), (_fixture.Requests(), _fixture.Processor.Calls));
    }

    [Theory]
    [InlineData(61, 120)]
    [InlineData(120, 120)]
    [InlineData(5_000, 640)]
    public async Task LoadAsync_TargetInPixels_ShowsTheSmallestThatFillsIt(int pixels, int expected)
    {
        _fixture.Serve();

        ImageLoadResult result = await Loader.LoadAsync(ImageRequest.ForPreview(PreviewFixture.Url, ImageTarget.OfPixels(pixels)), Cancel);

        Assert.Equal(expected, Assert.IsType<ImageLoadResult.Loaded>(result).Image.Width);
    }

    [Fact]
    public async Task LoadAsync_EqualPicturesAtTwoAddresses_ShareTheirBytes()
    {
        _fixture.Serve("/a.jpg", seed: 3);
        _fixture.Serve("/b.jpg", seed: 3);

        Image first = await _fixture.LoadedAsync(PreviewFixture.Url);
        Image second = await _fixture.LoadedAsync(PreviewFixture.OtherUrl);

        Assert.Equal(first.Id, second.Id);
        Assert.True(first.Data.Equals(second.Data));
        Assert.Equal(PreviewFixture.OtherUrl, second.SourceUrl);
    }

    [Fact]
    public async Task TryGetCached_LargerPreviewInMemory_AnswersARequestForAtLeastLess()
    {
        _fixture.Serve("/a.jpg", seed: 1);
        _fixture.Serve("/b.jpg", seed: 2);
        Image other = await _fixture.LoadedAsync(PreviewFixture.OtherUrl, ImageSize.Large);
        Image large = await _fixture.LoadedAsync(PreviewFixture.Url, ImageSize.Large);

        ImageLoadResult? found = Loader.TryGetCached(ImageRequest.ForPreview(PreviewFixture.Url, ImageTarget.OfPixels(200)));

        Assert.NotEqual(other.Id, large.Id);
        Assert.Equal(large.Id, Assert.IsType<ImageLoadResult.Loaded>(found).Image.Id);
    }

    [Fact]
    public async Task LoadPageAsync_PreviewsAmongTracks_AnswersInOrder()
    {
        _fixture.Serve();
        Track track = await _fixture.Library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await _fixture.Library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(9), track.Id, cancellationToken: Cancel);
        ImageRequest[] requests =
        [
            ImageRequest.ForPreview(PreviewFixture.Url), ImageRequest.ForTrack(track.Id),
            ImageRequest.ForPreview("http://cdn.example/none.jpg"),
        ];
        _fixture.Answer("/none.jpg", "404 Not Found");

        IReadOnlyList<ImageLoadResult> results = await Loader.LoadPageAsync(requests, cancellationToken: Cancel);

        Assert.Equal(requests, results.Select(result => result.Request));
        Assert.Equal("preview", Assert.IsType<ImageLoadResult.Loaded>(results[0]).Source);
        Assert.Equal(track.Id, Assert.IsType<ImageLoadResult.Loaded>(results[1]).Image.TrackId);
        Assert.IsType<ImageLoadResult.Absent>(results[2]);
    }

    [Fact]
    public async Task Prefetch_Previews_AreInMemoryAfterwards()
    {
        _fixture.Serve("/a.jpg");
        _fixture.Serve("/b.jpg", seed: 2);

        using IImagePrefetch prefetch = Loader.Prefetch(
            [ImageRequest.ForPreview(PreviewFixture.Url), ImageRequest.ForPreview(PreviewFixture.OtherUrl)]);
        await prefetch.Completion.WaitAsync(Cancel);

        Assert.IsType<ImageLoadResult.Loaded>(Loader.TryGetCached(ImageRequest.ForPreview(PreviewFixture.Url)));
        Assert.IsType<ImageLoadResult.Loaded>(Loader.TryGetCached(ImageRequest.ForPreview(PreviewFixture.OtherUrl)));
    }

    [Fact]
    public async Task LoadAsync_SlowServer_DoesNotHoldUpTheLibrarysPictures()
    {
        _fixture.Open(store => store.ConfigureLoader(loader => (loader.MaxConcurrentReads, loader.MaxConcurrentPreviews) = (1, 1)));
        Track track = await _fixture.Library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await _fixture.Library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(9), track.Id, cancellationToken: Cancel);
        Gate gate = _fixture.Hold();
        Task<ImageLoadResult> preview = _fixture.LoadAsync();
        await gate.Reached;

        ImageLoadResult own = await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel);

        Assert.IsType<ImageLoadResult.Loaded>(own);
        Assert.False(preview.IsCompleted);
        gate.Open();
        Assert.IsType<ImageLoadResult.Loaded>(await preview);
    }

    [Fact]
    public async Task LoadAsync_OneOfTwoCallersCancels_TheOtherStillGetsThePicture()
    {
        Gate gate = _fixture.Hold();
        using var leaving = new CancellationTokenSource();
        Task<ImageLoadResult> leaver = Loader.LoadAsync(ImageRequest.ForPreview(PreviewFixture.Url), leaving.Token).AsTask();
        Task<ImageLoadResult> stayer = _fixture.LoadAsync();
        await gate.Reached;

        await leaving.CancelAsync();
        gate.Open();

        Assert.IsType<ImageLoadResult.Canceled>(await leaver);
        Assert.IsType<ImageLoadResult.Loaded>(await stayer);
    }

    [Fact]
    public async Task LoadAsync_LastCallerCancels_EndsTheDownloadAndLeavesNoFailure()
    {
        var closed = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            begun.TrySetResult();
            await exchange.WithholdAsync();
            closed.TrySetResult();
        };
        using var leaving = new CancellationTokenSource();
        Task<ImageLoadResult> load = Loader.LoadAsync(ImageRequest.ForPreview(PreviewFixture.Url), leaving.Token).AsTask();
        await begun.Task.WaitAsync(Cancel);

        await leaving.CancelAsync();

        Assert.IsType<ImageLoadResult.Canceled>(await load);
        await closed.Task.WaitAsync(Cancel);
        _fixture.Serve();
        Assert.IsType<ImageLoadResult.Loaded>(await _fixture.LoadAsync());
    }

    [Fact]
    public async Task LoadAsync_Reload_DownloadsAgain()
    {
        _fixture.Serve(seed: 1);
        _fixture.Serve("/b.jpg", seed: 3);
        await _fixture.LoadedAsync(PreviewFixture.OtherUrl);
        Image before = await _fixture.LoadedAsync();
        _fixture.Serve(seed: 2);

        Image after = await _fixture.LoadedAsync(options: new() { CachePolicy = ImageCachePolicy.Reload });

        Assert.Equal(2, _fixture.Requests());
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(after.Id, (await _fixture.LoadedAsync()).Id);
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForPreview(PreviewFixture.OtherUrl)));
    }

    [Fact]
    public async Task Clear_Preview_IsDownloadedAgain()
    {
        _fixture.Serve();
        await _fixture.LoadedAsync();

        Loader.Clear();
        await _fixture.LoadedAsync();

        Assert.Equal(2, _fixture.Requests());
    }

    [Fact]
    public async Task Bind_Preview_ShowsItAndIgnoresTheLibrarysChanges()
    {
        _fixture.Answer("/a.jpg", "404 Not Found");
        using var binding = new ImageBinding(Loader);
        var ended = new TaskCompletionSource();
        binding.Changed += (_, _) =>
        {
            if (binding.State == ImageBindingState.Absent)
                ended.TrySetResult();
        };
        binding.Bind(ImageRequest.ForPreview(PreviewFixture.Url));
        await ended.Task.WaitAsync(Cancel);
        ImageLoadResult? shown = binding.Current;

        Assert.False(new ImageChange([0], [1]).Affects(shown!.Request, shown));
        Assert.False(ImageChange.Everything.Affects(shown.Request, shown));
        Assert.True(ImageChange.Everything.Affects(ImageRequest.ForTrack(1), null));
    }

    [Fact]
    public async Task LoadAsync_TrackAndPreviewAtOnce_IsRefused()
    {
        ImageRequest both = ImageRequest.ForTrack(1) with { PreviewUrl = PreviewFixture.Url };

        await Assert.ThrowsAsync<ArgumentException>(() => Loader.LoadAsync(both, Cancel).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Loader.LoadAsync(default, Cancel).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(
            () => _fixture.Library.Images.ResolveAsync(ImageRequest.ForPreview(PreviewFixture.Url), Cancel));
        Assert.Throws<ArgumentException>(() => ImageRequest.ForPreview(" "));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
