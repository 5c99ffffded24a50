using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Cache;

public sealed class ImageLoaderCacheTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_Hit_IsCompletedAtOnceWithTheSameInstanceAndWithoutACall()
    {
        Images.GiveTrack(1, imageId: 10);
        ImageLoadResult first = await _fixture.LoadTrackAsync(1);
        int calls = Images.Calls;

        ValueTask<ImageLoadResult> hit = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: LoaderFixture.Token);

        Assert.True(hit.IsCompletedSuccessfully);
        ImageLoadResult result = await hit;
        Assert.Same(Assert.IsType<ImageLoadResult.Loaded>(first).Image, Assert.IsType<ImageLoadResult.Loaded>(result).Image);
        Assert.Same(result, await _fixture.LoadTrackAsync(1));
        Assert.Equal(calls, Images.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(48)]
    public async Task LoadAsync_ManyHits_AllocateNothing(int pixels)
    {
        ImageRequest request = ImageRequest.ForTrack(1, pixels == 0 ? ImageSize.Thumbnail : ImageTarget.OfPixels(pixels));
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        HitThousandTimes();

        long allocated = HitThousandTimes();

        Assert.Equal(0, allocated);

        long HitThousandTimes()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                ValueTask<ImageLoadResult> hit = _fixture.Loader.LoadAsync(request);
                if (!hit.IsCompletedSuccessfully || hit.Result is not ImageLoadResult.Loaded)
                {
                    return -1;
                }
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task LoadAsync_MissingImage_IsAbsentAndRememberedUntilItExpires()
    {
        ImageLoadResult first = await _fixture.LoadTrackAsync(1);
        _fixture.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        ImageLoadResult second = await _fixture.LoadTrackAsync(1);
        int before = Images.Resolves;
        _fixture.Time.Advance(TimeSpan.FromTicks(1));
        Images.GiveTrack(1, imageId: 10);
        ImageLoadResult third = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(first);
        Assert.Same(first, second);
        Assert.Equal(1, before);
        Assert.IsType<ImageLoadResult.Loaded>(third);
    }

    [Fact]
    public async Task LoadAsync_FailedRead_IsRememberedBrieflyThenRetried()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.AfterRead = (_, _) => throw new InvalidOperationException("broken");
        ImageLoadResult first = await _fixture.LoadTrackAsync(1);
        Images.AfterRead = (_, _) => Task.CompletedTask;

        _fixture.Time.Advance(TimeSpan.FromSeconds(4.9));
        ImageLoadResult second = await _fixture.LoadTrackAsync(1);
        _fixture.Time.Advance(TimeSpan.FromSeconds(0.1));
        ImageLoadResult third = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Failed>(first);
        Assert.Same(first, second);
        Assert.IsType<ImageLoadResult.Loaded>(third);
    }

    [Fact]
    public async Task LoadAsync_CancelledRead_IsNotRemembered()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> left = _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);
        await gate.Reached;
        await leaving.CancelAsync();
        await left;
        gate.Open();

        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
        Assert.IsType<ImageLoadResult.Loaded>(await _fixture.LoadTrackAsync(1));
    }

    [Fact]
    public async Task LoadAsync_LifetimesOfZero_RememberNeitherAbsenceNorFailure()
    {
        await using var fixture = new LoaderFixture(
            new ImageLoaderOptions { AbsenceLifetime = TimeSpan.Zero, FailureLifetime = TimeSpan.Zero });

        await fixture.LoadTrackAsync(1);
        await fixture.LoadTrackAsync(1);
        fixture.Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        await fixture.LoadTrackAsync(1);
        await fixture.LoadTrackAsync(1);

        Assert.Equal(4, fixture.Images.Resolves);
    }

    [Fact]
    public async Task LoadAsync_TwelveTracksOfOneAlbum_ReadAndKeepTheBytesOnce()
    {
        Images.GiveAlbum(5, imageId: 11, length: 10_000);
        for (int track = 1; track <= 12; track++)
        {
            Images.PutInAlbum(track, 5);
        }

        ImageLoadResult[] results = await Task.WhenAll(Enumerable.Range(1, 12).Select(track => _fixture.LoadTrackAsync(track)));

        ImageLoadResult.Loaded[] loaded = [.. results.Cast<ImageLoadResult.Loaded>()];
        Assert.Equal((12, 1), (Images.Resolves, Images.Reads));
        Assert.All(loaded, result => Assert.True(result.Image.Data.Equals(loaded[0].Image.Data), "Another array."));
        Assert.Equal(10_000 + (12 * 256), _fixture.Loader.CachedBytes);
    }

    [Fact]
    public async Task LoadAsync_BytesCachedForAnotherRequest_AreNotReadAgain()
    {
        Images.GiveAlbum(5, imageId: 11);
        Images.PutInAlbum(1, 5);
        await _fixture.LoadAlbumAsync(5);

        await _fixture.LoadTrackAsync(1);

        Assert.Equal((2, 1), (Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadAsync_ManyAbsences_StayWithinTheLimit()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = 2_560 });

        for (int id = 1; id <= 100; id++)
        {
            await fixture.LoadTrackAsync(id);
        }

        Assert.Equal(2_560, fixture.Loader.CachedBytes);
        Assert.NotNull(fixture.Loader.TryGetCached(ImageRequest.ForTrack(91)));
        Assert.Null(fixture.Loader.TryGetCached(ImageRequest.ForTrack(90)));
    }

    [Fact]
    public async Task LoadAsync_LimitReached_TheLeastRecentlyUsedGoesFirst()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = 10 * (1_000 + 256) });
        for (int id = 1; id <= 10; id++)
        {
            fixture.Images.GiveTrack(id, id, length: 1_000);
            await fixture.LoadTrackAsync(id);
        }

        fixture.Images.GiveTrack(11, 11, length: 1_000);
        await fixture.LoadTrackAsync(1);
        await fixture.LoadTrackAsync(11);

        Assert.NotNull(fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
        Assert.Null(fixture.Loader.TryGetCached(ImageRequest.ForTrack(2)));
        Assert.NotNull(fixture.Loader.TryGetCached(ImageRequest.ForTrack(3)));
    }

    [Fact]
    public async Task LoadAsync_PictureLargerThanATenthOfTheLimit_IsReturnedButNotKeptAndDisplacesNothing()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = 20_000 });
        fixture.Images.GiveTrack(1, 10, length: 100);
        fixture.Images.GiveTrack(2, 20, length: 1_745);
        await fixture.LoadTrackAsync(1);

        ImageLoadResult large = await fixture.LoadTrackAsync(2);

        Assert.IsType<ImageLoadResult.Loaded>(large);
        Assert.Null(fixture.Loader.TryGetCached(ImageRequest.ForTrack(2)));
        Assert.NotNull(fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task LoadAsync_CacheOfZeroBytes_ReadsEveryTime()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = 0 });
        fixture.Images.GiveTrack(1, 10);

        await fixture.LoadTrackAsync(1);
        await fixture.LoadTrackAsync(1);
        await fixture.LoadTrackAsync(2);
        await fixture.LoadTrackAsync(2);

        Assert.Equal((4, 2), (fixture.Images.Resolves, fixture.Images.Reads));
        Assert.Equal(0, fixture.Loader.CachedBytes);
    }

    [Fact]
    public async Task TryGetCached_NothingRemembered_IsNullWithoutACall()
    {
        ImageLoadResult? result = _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1));

        Assert.Null(result);
        await _fixture.DisposeAsync();
        Assert.Equal(0, Images.Calls);
    }

    [Fact]
    public async Task TryGetCached_LoadedAbsentAndFailed_GivesTheFirstTwoOnly()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        ImageLoadResult loaded = await _fixture.LoadTrackAsync(1);
        ImageLoadResult absent = await _fixture.LoadTrackAsync(2);
        Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        await _fixture.LoadTrackAsync(3);

        Assert.Same(loaded, _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
        Assert.Same(absent, _fixture.Loader.TryGetCached(ImageRequest.ForTrack(2)));
        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(3)));
        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1, ImageSize.Large)));
    }

    [Fact]
    public async Task Clear_SomethingRemembered_ForgetsAllOfIt()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(2);

        _fixture.Loader.Clear();

        Assert.Equal(0, _fixture.Loader.CachedBytes);
        await _fixture.LoadTrackAsync(1);
        Assert.Equal(2, Images.Reads);
    }

    [Fact]
    public async Task Trim_SomethingRemembered_ForgetsTheLeastRecentlyUsedUntilItFits()
    {
        for (int id = 1; id <= 3; id++)
        {
            Images.GiveTrack(id, imageId: id, length: 1_000);
            await _fixture.LoadTrackAsync(id);
        }

        _fixture.Loader.Trim(1_256);

        Assert.Equal(1_256, _fixture.Loader.CachedBytes);
        Assert.NotNull(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _fixture.Loader.Trim(-1));
    }

    [Fact]
    public async Task LoadAsync_MemoryIsShort_RemembersAQuarter()
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = 20_000 }) { IsMemoryShort = true };

        for (int id = 1; id <= 10; id++)
        {
            fixture.Images.GiveTrack(id, id, length: 1_000);
            await fixture.LoadTrackAsync(id);
        }

        Assert.Equal(3 * 1_256, fixture.Loader.CachedBytes);
    }

    [Fact]
    public async Task LoadAsync_StoreThenMemory_SaysWhereThePictureWas()
    {
        Images.GiveTrack(1, imageId: 10);

        ImageLoadResult.Loaded first = await _fixture.LoadedTrackAsync(1);
        ImageLoadResult.Loaded second = await _fixture.LoadedTrackAsync(1);

        Assert.Equal((ImageOrigin.Store, ImageOrigin.Memory), (first.Origin, second.Origin));
        Assert.Equal((Sources.User, Sources.User), (first.Source, second.Source));
    }

    [Fact]
    public async Task LoadAsync_Reload_AsksTheStoreAlthoughItIsRemembered()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        Images.GiveTrack(1, imageId: 20);
        var options = new ImageRequestOptions { CachePolicy = ImageCachePolicy.Reload };

        ImageLoadResult one = await _fixture.Loader.LoadAsync(ImageRequest.ForTrack(1), options, LoaderFixture.Token);
        Images.GiveTrack(1, imageId: 30);
        IReadOnlyList<ImageLoadResult> page = await _fixture.Loader.LoadPageAsync([ImageRequest.ForTrack(1)], options, LoaderFixture.Token);

        Assert.Equal((20, ImageOrigin.Store), Of(one));
        Assert.Equal((30, ImageOrigin.Store), Of(Assert.Single(page)));

        static (long Id, ImageOrigin Origin) Of(ImageLoadResult result)
            => result is ImageLoadResult.Loaded loaded ? (loaded.Image.Id, loaded.Origin) : default;
    }
}
