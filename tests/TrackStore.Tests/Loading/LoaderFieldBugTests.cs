using TrackStore.Loading;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

/// <summary>
/// The bugs that users of other image loaders report most, one test each. The ninth, two processes of which one replaces a cover, needs a real library:
/// <see cref="LibraryLoaderTests.LoadTrackImageAsync_AnotherProcessReplacesTheCover_IsSeenWithinTheLifetime"/>.
/// </summary>
public sealed class LoaderFieldBugTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _ui = new();
    private readonly FakeImageDecoder _decoder = new();
    private readonly BitmapLoader<FakeBitmap> _bitmaps;

    public LoaderFieldBugTests() => _bitmaps = new BitmapLoader<FakeBitmap>(
        _fixture.Loader, _decoder, _fixture.EnvironmentOf(new ImageLoaderOptions()));

    private FakeImageRepository Images => _fixture.Images;

    public async ValueTask DisposeAsync()
    {
        _bitmaps.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task ScrolledList_FiftyRowsAreRecycled_ShowsNoWrongImage()
    {
        const int Tracks = 2_000;
        for (int id = 1; id <= Tracks; id++)
        {
            Images.GiveTrack(id, imageId: id);
        }

        Images.AfterRead = async (_, _) => await Task.Yield();
        ImageBinding[] rows = new ImageBinding[50];
        _ui.Run(() => Array.ForEach([.. Enumerable.Range(0, 50)], row => rows[row] = new ImageBinding(_fixture.Loader)));
        int wrong = 0;
        foreach (ImageBinding row in rows)
        {
            row.Changed += (_, _) => wrong += row.Current is { } shown && (shown.Request != row.Request || IsWrong(shown)) ? 1 : 0;
        }

        for (int top = 1; top <= Tracks; top++)
        {
            rows[top % rows.Length].Bind(ImageRequest.ForTrack(top));
            if (top % 3 == 0)
            {
                await Task.Yield();
                _ui.RunPosted();
            }
        }

        await LoaderFixture.UntilAsync(() =>
        {
            _ui.RunPosted();
            return Array.TrueForAll(rows, row => row.Current is not null);
        });

        Assert.Equal(0, wrong);
        Assert.All(rows, row => Assert.False(IsWrong(Assert.IsType<ImageLoadResult.Loaded>(row.Current))));
        Assert.Equal(Enumerable.Range(Tracks - 49, 50).Select(id => (long?)id), rows.Select(row => row.Request!.Value.TrackId).Order());
        Array.ForEach(rows, row => row.Dispose());

        static bool IsWrong(ImageLoadResult result) => result is not ImageLoadResult.Loaded loaded || loaded.Image.Id != loaded.TrackId;
    }

    [Fact]
    public async Task SameCover_HundredCallers_IsReadOnceAndDecodedOnce()
    {
        Images.GiveTrack(1, imageId: 10);
        var gate = new Gate();
        _decoder.BeforeDecode = (_, token) => gate.PassAsync(token);

        Task<ImageLease<FakeBitmap>>[] loads = [.. Enumerable.Range(0, 100).Select(_ => DecodeAsync(1))];
        await gate.Reached;
        gate.Open();
        ImageLease<FakeBitmap>[] leases = await Task.WhenAll(loads);

        Assert.All(leases, lease => Assert.Same(leases[0].Bitmap, lease.Bitmap));
        Assert.True(leases[0].HasBitmap);
        Assert.Equal((1, 1, 1), (Images.Resolves, Images.Reads, _decoder.Decodes));
        Array.ForEach(leases, lease => lease.Dispose());
    }

    [Fact]
    public async Task HundredCallers_NinetyNineCancel_TheLastStillGetsIt()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using var leaving = new CancellationTokenSource();
        Task<ImageLoadResult>[] leavers =
            [.. Enumerable.Range(0, 99).Select(_ => _fixture.Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token).AsTask())];
        Task<ImageLoadResult> stayer = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        await leaving.CancelAsync();
        ImageLoadResult[] left = await Task.WhenAll(leavers);
        gate.Open();

        Assert.All(left, result => Assert.IsType<ImageLoadResult.Canceled>(result));
        Assert.IsType<ImageLoadResult.Loaded>(await stayer);
        Assert.Equal(1, Images.Reads);
    }

    [Fact]
    public async Task MissingImage_HundredCallers_RaisesExactlyOneAbsent()
    {
        List<ImageLoadResult> raised = [];
        _ui.Run(() =>
        {
            _fixture.Loader.ImageLoaded += (_, result) => raised.Add(result);
            _fixture.Loader.Completed += (_, result) => raised.Add(result);
        });
        Gate gate = _fixture.HoldResolves();

        Task<ImageLoadResult>[] loads = [.. Enumerable.Range(0, 100).Select(_ => _fixture.LoadTrackAsync(1))];
        await gate.Reached;
        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(loads);
        _ui.RunPosted();

        Assert.IsType<ImageLoadResult.Absent>(Assert.Single(raised));
        Assert.All(results, result => Assert.IsType<ImageLoadResult.Absent>(result));
        Assert.Equal(1, Images.Resolves);
    }

    [Fact]
    public async Task CorruptBlob_AmongOthers_IsFailedOnceAndTheOthersAreUnaffected()
    {
        for (int id = 1; id <= 20; id++)
        {
            Images.GiveTrack(id, imageId: id);
        }

        _decoder.BeforeDecode = (image, _) => image.Id == 7 ? throw new InvalidDataException("corrupt") : Task.CompletedTask;

        ImageLease<FakeBitmap>[] first = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => DecodeAsync(id)));
        ImageLease<FakeBitmap>[] second = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => DecodeAsync(id)));

        Assert.Equal([7], first.Where(lease => lease.Result is ImageLoadResult.Failed).Select(lease => lease.Result.TrackId));
        Assert.Equal([7], second.Where(lease => !lease.HasBitmap).Select(lease => lease.Result.TrackId));
        Assert.All(first.Where(lease => lease.HasBitmap), lease => Assert.Equal(lease.Result.TrackId, lease.Bitmap!.ImageId));
        Assert.Equal(20, _decoder.Decodes);
        Array.ForEach([.. first, .. second], lease => lease.Dispose());
    }

    [Fact]
    public async Task ArtworkReplaced_DuringALoad_TheOldResultIsNeverDelivered()
    {
        List<long> shown = [];
        _ui.Run(() => _fixture.Loader.TrackImageLoaded += (_, loaded) => shown.Add(loaded.Image.Id));
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult> before = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        Images.GiveTrack(1, imageId: 20);
        _fixture.TrackChanged(1);
        Task<ImageLoadResult> after = _fixture.LoadTrackAsync(1);
        gate.Open();
        ImageLoadResult[] results = await Task.WhenAll(before, after);
        _ui.RunPosted();

        Assert.All(results, result => Assert.Equal(20, Assert.IsType<ImageLoadResult.Loaded>(result).Image.Id));
        Assert.Equal([20], shown);
        Assert.Equal(20, _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1))?.Shown?.Id);
    }

    [Fact]
    public async Task LimitOfTwentyMegabytes_FiveThousandCovers_StaysUnderIt()
    {
        const long Limit = 20 * 1024 * 1024;
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { CacheBytes = Limit });
        long highest = 0;
        for (int id = 1; id <= 5_000; id++)
        {
            fixture.Images.GiveTrack(id, id, length: 1_000 + (id % 7 * 2_000));
            await fixture.LoadTrackAsync(id);
            highest = Math.Max(highest, fixture.Loader.CachedBytes);
        }

        Assert.InRange(highest, Limit - 14_000, Limit);
        Assert.NotNull(fixture.Loader.TryGetCached(ImageRequest.ForTrack(5_000)));
        Assert.Null(fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task StoreIsOffline_ThenBack_NothingNegativeWasRemembered()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.GiveTrack(2, imageId: 20);
        await _fixture.LoadTrackAsync(2);
        Images.AfterResolve = (_, _) => throw new StoreUnavailableException(StoreFault.CannotOpen, "offline");

        ImageLoadResult offline = await _fixture.LoadTrackAsync(1);
        ImageLoadResult? cached = _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1));
        ImageLoadResult remembered = await _fixture.LoadTrackAsync(2);
        Images.AfterResolve = (_, _) => Task.CompletedTask;
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<ImageLoadResult.Failed>(offline);
        Assert.Null(cached);
        Assert.Equal(20, remembered.Shown?.Id);
        Assert.Equal(10, (await _fixture.LoadTrackAsync(1)).Shown?.Id);
    }

    private Task<ImageLease<FakeBitmap>> DecodeAsync(long trackId)
        => _bitmaps.LoadAsync(ImageRequest.ForTrack(trackId), cancellationToken: LoaderFixture.Token).AsTask();
}
