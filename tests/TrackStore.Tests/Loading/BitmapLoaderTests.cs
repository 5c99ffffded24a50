using TrackStore.Loading;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

public sealed class BitmapLoaderTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly FakeImageDecoder _decoder = new();
    private readonly BitmapLoader<FakeBitmap> _loader;

    public BitmapLoaderTests() => _loader = new BitmapLoader<FakeBitmap>(
        _fixture.Loader,
        _decoder,
        _fixture.EnvironmentOf(new ImageLoaderOptions { BitmapCacheBytes = 10_000, MaxConcurrentDecodes = 1 }));

    private FakeImageRepository Images => _fixture.Images;

    public async ValueTask DisposeAsync()
    {
        _loader.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task LoadAsync_EvictedWhileOnScreen_IsDisposedWhenTheLastLeaseReturns()
    {
        GiveTracks(20);
        ImageLease<FakeBitmap> shown = await LoadAsync(1);
        ImageLease<FakeBitmap> shownTwice = await LoadAsync(1);
        for (int id = 2; id <= 20; id++)
        {
            (await LoadAsync(id)).Dispose();
        }

        int whileShown = shown.Bitmap!.Disposals;
        shown.Dispose();
        shown.Dispose();
        int whileShownOnce = shown.Bitmap.Disposals;
        shownTwice.Dispose();

        Assert.Equal((0, 0, 1), (whileShown, whileShownOnce, shown.Bitmap.Disposals));
        Assert.Equal(10_000, _loader.CachedBytes);
        Assert.Equal(10, _decoder.Made.Count(bitmap => bitmap.Disposals == 1));
    }

    [Fact]
    public async Task LoadAsync_EvictedButStillOnScreen_IsSharedAndNotDecodedAgain()
    {
        GiveTracks(1);
        using ImageLease<FakeBitmap> shown = await LoadAsync(1);
        _loader.Trim(0);

        using ImageLease<FakeBitmap> again = await LoadAsync(1);

        Assert.Same(shown.Bitmap, again.Bitmap);
        Assert.Equal(1, _decoder.Decodes);
    }

    [Fact]
    public async Task LoadAsync_BitmapLargerThanATenthOfTheLimit_IsShownButNotKept()
    {
        GiveTracks(2);
        (await LoadAsync(1)).Dispose();
        _decoder.ByteCount = 1_001;

        ImageLease<FakeBitmap> large = await LoadAsync(2);
        large.Dispose();

        Assert.Equal(1, large.Bitmap!.Disposals);
        Assert.Equal(1_000, _loader.CachedBytes);
        Assert.Null(_loader.TryGetCached(ImageRequest.ForTrack(2)));
    }

    [Fact]
    public async Task LoadAsync_CorruptBlob_IsNotDecodedAgainBeforeTheFailureExpires()
    {
        GiveTracks(1);
        _decoder.BeforeDecode = (_, _) => throw new InvalidDataException("corrupt");

        (await LoadAsync(1)).Dispose();
        using ImageLease<FakeBitmap> again = await LoadAsync(1);
        int remembered = _decoder.Decodes;
        var reload = new ImageRequestOptions { CachePolicy = ImageCachePolicy.Reload };
        (await _loader.LoadAsync(ImageRequest.ForTrack(1), reload, LoaderFixture.Token)).Dispose();
        int reloaded = _decoder.Decodes;
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        _decoder.BeforeDecode = (_, _) => Task.CompletedTask;
        using ImageLease<FakeBitmap> later = await LoadAsync(1);

        Assert.Equal("corrupt", Assert.IsType<ImageLoadResult.Failed>(again.Result).Error.Message);
        Assert.Equal((1, 2, 3), (remembered, reloaded, _decoder.Decodes));
        Assert.True(later.HasBitmap);
    }

    [Fact]
    public async Task LoadAsync_ManyCorruptBlobs_TheOldestFailuresAreForgotten()
    {
        GiveTracks(300);
        _decoder.BeforeDecode = (_, _) => throw new InvalidDataException("corrupt");
        for (int id = 1; id <= 300; id++)
        {
            (await LoadAsync(id)).Dispose();
        }

        (await LoadAsync(300)).Dispose();
        (await LoadAsync(1)).Dispose();

        Assert.Equal(301, _decoder.Decodes);
    }

    [Fact]
    public async Task LoadAsync_CacheOnly_NeitherReadsNorDecodes()
    {
        GiveTracks(1);
        var cacheOnly = new ImageRequestOptions { CachePolicy = ImageCachePolicy.CacheOnly };
        using ImageLease<FakeBitmap> cold = await _loader.LoadAsync(ImageRequest.ForTrack(1), cacheOnly, LoaderFixture.Token);
        await _fixture.LoadTrackAsync(1);
        using ImageLease<FakeBitmap> encoded = await _loader.LoadAsync(ImageRequest.ForTrack(1), cacheOnly, LoaderFixture.Token);
        int decodes = _decoder.Decodes;
        (await LoadAsync(1)).Dispose();

        using ImageLease<FakeBitmap> warm = await _loader.LoadAsync(ImageRequest.ForTrack(1), cacheOnly, LoaderFixture.Token);

        Assert.IsType<ImageLoadResult.NotCached>(cold.Result);
        Assert.IsType<ImageLoadResult.NotCached>(encoded.Result);
        Assert.Equal(0, decodes);
        Assert.True(warm.HasBitmap);
    }

    [Fact]
    public async Task LoadAsync_Placeholder_IsDecodedOnceForAll()
    {
        await using var fixture = new LoaderFixture(placeholders: new FakePlaceholders(new PlaceholderImage(new byte[] { 1 }, "image/png")));
        using var loader = new BitmapLoader<FakeBitmap>(
            fixture.Loader, _decoder, fixture.EnvironmentOf(new ImageLoaderOptions()));

        using ImageLease<FakeBitmap> one = await loader.LoadAsync(ImageRequest.ForTrack(1), default, LoaderFixture.Token);
        using ImageLease<FakeBitmap> two = await loader.LoadAsync(ImageRequest.ForAlbum(2, ImageSize.Large), default, LoaderFixture.Token);
        using ImageLease<FakeBitmap>? cached = loader.TryGetCached(ImageRequest.ForTrack(1));

        Assert.IsType<ImageLoadResult.Placeholder>(one.Result);
        Assert.Same(one.Bitmap, two.Bitmap);
        Assert.Same(one.Bitmap, cached?.Bitmap);
        Assert.Equal(1, _decoder.Decodes);
    }

    [Fact]
    public async Task LoadAsync_LastCallerLeaves_CancelsTheDecodeAndTheNextDecodesAnew()
    {
        GiveTracks(1);
        var gate = new Gate();
        _decoder.BeforeDecode = (_, token) => gate.PassAsync(token);
        using var leaving = new CancellationTokenSource();
        Task<ImageLease<FakeBitmap>> left = _loader.LoadAsync(ImageRequest.ForTrack(1), default, leaving.Token).AsTask();
        await gate.Reached;

        await leaving.CancelAsync();
        ImageLoadResult result = (await left).Result;
        await gate.Cancelled;
        _decoder.BeforeDecode = (_, _) => Task.CompletedTask;
        using ImageLease<FakeBitmap> next = await LoadAsync(1);

        Assert.IsType<ImageLoadResult.Canceled>(result);
        Assert.True(next.HasBitmap);
    }

    [Fact]
    public async Task LoadAsync_MoreUrgentCallerJoins_RaisesTheDecodeThatWaits()
    {
        GiveTracks(3);
        var gate = new Gate();
        List<long> decoded = [];
        _decoder.BeforeDecode = (image, token) =>
        {
            decoded.Add(image.Id);
            return gate.PassAsync(token);
        };
        Task<ImageLease<FakeBitmap>> blocking = LoadAsync(1, ImagePriority.Normal);
        await gate.Reached;
        Task<ImageLease<FakeBitmap>> low = LoadAsync(2, ImagePriority.Low);
        await LoaderFixture.UntilAsync(() => _loader.QueueLength == 1);
        Task<ImageLease<FakeBitmap>> normal = LoadAsync(3, ImagePriority.Normal);
        await LoaderFixture.UntilAsync(() => _loader.QueueLength == 2);

        await _fixture.LoadAsync(ImageRequest.ForTrack(2));
        Task<ImageLease<FakeBitmap>> joined = LoadAsync(2, ImagePriority.High);
        gate.Open();
        ImageLease<FakeBitmap>[] leases = await Task.WhenAll(blocking, low, normal, joined);

        Assert.Equal([1, 2, 3], decoded);
        Array.ForEach(leases, lease => lease.Dispose());
    }

    [Fact]
    public async Task Dispose_DecodeUnderWay_EndsTheCallAsCancelledAndKeepsNothing()
    {
        GiveTracks(1);
        var gate = new Gate();
        _decoder.BeforeDecode = (_, _) => gate.PassAsync(CancellationToken.None);
        Task<ImageLease<FakeBitmap>> loading = LoadAsync(1);
        await gate.Reached;

        _loader.Dispose();
        ImageLoadResult result = (await loading).Result;
        gate.Open();
        await LoaderFixture.UntilAsync(() => _decoder.Made.Any(bitmap => bitmap.Disposals == 1));

        Assert.IsType<ImageLoadResult.Canceled>(result);
        Assert.Equal(0, _loader.CachedBytes);
    }

    [Fact]
    public async Task LoadAsync_DecoderDoesNotListenWhenItIsLeft_ItsBitmapIsNotLost()
    {
        GiveTracks(1);
        var gate = new Gate();
        _decoder.BeforeDecode = (_, _) => gate.PassAsync(CancellationToken.None);
        using var leaving = new CancellationTokenSource();
        Task<ImageLease<FakeBitmap>> left = _loader.LoadAsync(ImageRequest.ForTrack(1), default, leaving.Token).AsTask();
        await gate.Reached;
        await leaving.CancelAsync();
        await left;

        gate.Open();
        using ImageLease<FakeBitmap> next = await LoadAsync(1);
        await LoaderFixture.UntilAsync(() => _decoder.Made.Count == _decoder.Decodes);
        _loader.Trim(0);

        await LoaderFixture.UntilAsync(() => _decoder.Made.Count(bitmap => bitmap.Disposals == 0) == 1);
        Assert.Equal(0, next.Bitmap!.Disposals);
    }

    [Fact]
    public async Task LoadAsync_NoPicture_IsAbsentWithoutADecode()
    {
        using ImageLease<FakeBitmap> lease = await LoadAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(lease.Result);
        Assert.False(lease.HasBitmap);
        Assert.Equal(0, _decoder.Decodes);
    }

    [Fact]
    public async Task LoadAsync_CoverIsReplaced_ShowsTheNewBitmap()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageLease<FakeBitmap> before = await LoadAsync(1);
        Images.GiveTrack(1, imageId: 20);
        _fixture.TrackChanged(1);

        using ImageLease<FakeBitmap> after = await LoadAsync(1);

        Assert.Equal((10, 20), (before.Bitmap!.ImageId, after.Bitmap!.ImageId));
    }

    [Fact]
    public async Task LoadAsync_MemoryIsShort_KeepsAQuarter()
    {
        GiveTracks(9);
        for (int id = 1; id <= 8; id++)
        {
            (await LoadAsync(id)).Dispose();
        }

        _fixture.IsMemoryShort = true;
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        (await LoadAsync(9)).Dispose();

        Assert.Equal(2_000, _loader.CachedBytes);
        Assert.Equal(7, _decoder.Made.Count(bitmap => bitmap.Disposals == 1));
    }

    [Fact]
    public async Task TryGetCached_DecodedAbsentAndUnknown_GivesTheFirstTwo()
    {
        GiveTracks(1);
        using ImageLease<FakeBitmap> loaded = await LoadAsync(1);
        (await LoadAsync(2)).Dispose();

        using ImageLease<FakeBitmap>? cached = _loader.TryGetCached(ImageRequest.ForTrack(1));
        using ImageLease<FakeBitmap>? absent = _loader.TryGetCached(ImageRequest.ForTrack(2));

        Assert.Same(loaded.Bitmap, cached!.Bitmap);
        Assert.IsType<ImageLoadResult.Absent>(absent!.Result);
        Assert.Null(_loader.TryGetCached(ImageRequest.ForTrack(3)));
    }

    [Fact]
    public async Task Dispose_BitmapsKeptAndShown_DisposesTheKeptAndLeavesTheShownToTheirLeases()
    {
        GiveTracks(2);
        ImageLease<FakeBitmap> kept = await LoadAsync(1);
        kept.Dispose();
        ImageLease<FakeBitmap> shown = await LoadAsync(2);

        _loader.Dispose();

        Assert.Equal((1, 0), (kept.Bitmap!.Disposals, shown.Bitmap!.Disposals));
        shown.Dispose();
        Assert.Equal(1, shown.Bitmap.Disposals);
    }

    [Fact]
    public async Task AddImageDecoder_Twice_GivesOneLoaderOverTheLibrary()
    {
        await using var library = new TestLibrary(store => store
            .AddImageDecoder<FakeBitmap, FakeImageDecoder>()
            .AddImageDecoder<FakeBitmap, FakeImageDecoder>());
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, LoaderFixture.Token);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, cancellationToken: LoaderFixture.Token);

        IImageLoader<FakeBitmap> loader = Assert.Single(library.Services.GetServices<IImageLoader<FakeBitmap>>());
        using ImageLease<FakeBitmap> lease = await loader.LoadAsync(ImageRequest.ForTrack(track.Id), cancellationToken: LoaderFixture.Token);

        Assert.True(lease.HasBitmap);
    }

    private Task<ImageLease<FakeBitmap>> LoadAsync(long trackId)
        => _loader.LoadAsync(ImageRequest.ForTrack(trackId), cancellationToken: LoaderFixture.Token).AsTask();

    private Task<ImageLease<FakeBitmap>> LoadAsync(long trackId, ImagePriority priority)
        => _loader.LoadAsync(ImageRequest.ForTrack(trackId), new ImageRequestOptions { Priority = priority }, LoaderFixture.Token).AsTask();

    private void GiveTracks(int count)
    {
        for (int id = 1; id <= count; id++)
        {
            Images.GiveTrack(id, imageId: id);
        }
    }
}
