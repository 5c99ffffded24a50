using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Cache;

/// <summary>When a larger rendition in memory answers, and when it doesn't.</summary>
public sealed class ImageLoaderTargetTests : IAsyncDisposable
{
    private static readonly ImageRequest Large = ImageRequest.ForTrack(1, ImageSize.Large);
    private static readonly ImageRequest Row = ImageRequest.ForTrack(1, ImageTarget.ForPlace(48, 48, 2));

    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_LargerRenditionInMemory_IsGivenAtOnceAndRememberedForTheRequest()
    {
        Images.GiveTrack(1, imageId: 10, side: 640);
        await _fixture.LoadAsync(Large);
        int calls = Images.Calls;

        ValueTask<ImageLoadResult> load = _fixture.Loader.LoadAsync(Row, LoaderFixture.Token);

        Assert.True(load.IsCompletedSuccessfully);
        var loaded = Assert.IsType<ImageLoadResult.Loaded>(await load);
        Assert.Equal((Row, 640, ImageOrigin.Memory), (loaded.Request, loaded.Image.Width, loaded.Origin));
        Assert.Same(loaded, _fixture.Loader.TryGetCached(Row));
        Assert.Equal(calls, Images.Calls);
    }

    [Fact]
    public async Task LoadAsync_NamedAtLeast_TakesALargerName()
    {
        Images.GiveTrack(1, imageId: 10, side: 640);
        await _fixture.LoadAsync(Large);

        ImageLoadResult? medium = _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1, ImageTarget.Named(ImageSize.Medium, ImageMatch.AtLeast)));

        Assert.Equal(ImageSize.Large, medium?.Shown?.Size);
    }

    [Fact]
    public async Task TryGetCached_WhatIsInMemoryWillNotDo_IsNull()
    {
        Images.GiveTrack(1, imageId: 10, side: 90);
        Images.GiveTrack(2, imageId: 20, side: 640);
        await _fixture.LoadAsync(Large);
        await _fixture.LoadAsync(ImageRequest.ForTrack(2, ImageSize.Large));
        ImageRequest[] others =
        [
            Row,
            ImageRequest.ForTrack(2, ImageTarget.OfPixels(96, ImageMatch.Exact)),
            ImageRequest.ForTrack(2, ImageSize.Small),
            ImageRequest.ForTrack(2, ImageTarget.OfPixels(96), ArtworkKind.Back),
            ImageRequest.ForTrack(2, ImageTarget.OfPixels(96)) with { Fallback = ImageFallback.None },
            ImageRequest.ForAlbum(2, ImageTarget.OfPixels(96)),
        ];

        Assert.All(others, request => Assert.Null(_fixture.Loader.TryGetCached(request)));
    }

    [Fact]
    public async Task LoadAsync_SeveralAreLargeEnough_TakesTheOneWithTheFewestBytes()
    {
        Images.GiveTrack(1, imageId: 10, length: 900, side: 640);
        await _fixture.LoadAsync(Large);
        Images.GiveTrack(1, imageId: 11, length: 300, side: 120);
        await _fixture.LoadAsync(ImageRequest.ForTrack(1, ImageSize.Small));

        ImageLoadResult? row = _fixture.Loader.TryGetCached(Row);

        Assert.Equal(11, row?.Shown?.Id);
    }

    [Fact]
    public async Task Committed_LargerRenditionStoodIn_BothAreForgotten()
    {
        Images.GiveTrack(1, imageId: 10, side: 640);
        await _fixture.LoadAsync(Large);
        await _fixture.LoadAsync(Row);

        _fixture.TrackChanged(1);

        Assert.Null(_fixture.Loader.TryGetCached(Large));
        Assert.Null(_fixture.Loader.TryGetCached(Row));
        Assert.Equal(0, _fixture.Loader.CachedBytes);
    }

    [Fact]
    public async Task LoadAsync_NoFallback_IsTheTracksOwnPictureOrNone()
    {
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(5, imageId: 10);
        ImageRequest own = ImageRequest.ForTrack(1) with { Fallback = ImageFallback.None };

        ImageLoadResult without = await _fixture.LoadAsync(own);
        _fixture.AlbumChanged(5);
        ImageLoadResult? afterTheAlbumChanged = _fixture.Loader.TryGetCached(own);
        Images.GiveTrack(1, imageId: 20);
        _fixture.TrackChanged(1);
        ImageLoadResult with = await _fixture.LoadAsync(own);

        Assert.IsType<ImageLoadResult.Absent>(without);
        Assert.Same(without, afterTheAlbumChanged);
        Assert.Equal(20, with.Shown?.Id);
    }

    [Fact]
    public async Task LoadAsync_UndefinedValue_Throws()
    {
        ImageRequest[] requests =
        [
            ImageRequest.ForTrack(1, ImageTarget.OfPixels(1, (ImageMatch)7)),
            ImageRequest.ForTrack(1, kind: (ArtworkKind)7),
            ImageRequest.ForTrack(1) with { Fallback = (ImageFallback)7 },
        ];

        foreach (ImageRequest request in requests)
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _fixture.LoadAsync(request));
        }

        ArgumentException noOwner = await Assert.ThrowsAsync<ArgumentException>(() => _fixture.LoadAsync(default));
        Assert.Contains("ArtworkOwner.Track(id)", noOwner.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _fixture.Loader.Invalidate(default));
    }
}
