using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Cache;

/// <summary>Pictures past their lifetime, and requests that don't read the store.</summary>
public sealed class ImageLoaderFreshnessTests : IAsyncDisposable
{
    private static readonly ImageRequest Request = ImageRequest.ForTrack(1);
    private static readonly ImageRequestOptions Fresh = new() { Freshness = ImageFreshness.MustBeFresh };
    private static readonly ImageRequestOptions CacheOnly = new() { CachePolicy = ImageCachePolicy.CacheOnly };

    private readonly LoaderFixture _fixture = new(new ImageLoaderOptions { PictureLifetime = TimeSpan.FromMinutes(1) });
    private readonly ManualSynchronizationContext _ui = new();
    private readonly List<long> _loaded = [];
    private readonly List<ImageChange> _changes = [];

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_PastItsLifetime_IsShownAtOnceAndTheNewPictureFollowsWithItsEvents()
    {
        await RememberAndReplaceAsync();
        Listen();

        ValueTask<ImageLoadResult> load = _fixture.Loader.LoadAsync(Request, LoaderFixture.Token);
        bool isAtOnce = load.IsCompletedSuccessfully;
        ImageLoadResult stale = await load;
        await UntilShownAsync(20);
        await LoaderFixture.UntilAsync(() => _ui.Waiting == 3);
        _ui.RunPosted();

        Assert.True(isAtOnce);
        Assert.Equal(10, stale.Shown?.Id);
        Assert.Equal([10, 20], _loaded);
        Assert.Equal([1], Assert.Single(_changes).TrackIds);
    }

    [Fact]
    public async Task TryGetCached_PastItsLifetime_IsGivenAndLookedUp()
    {
        await RememberAndReplaceAsync();

        ImageLoadResult? stale = _fixture.Loader.TryGetCached(Request);
        await UntilShownAsync(20);

        Assert.Equal(10, stale?.Shown?.Id);
    }

    [Fact]
    public async Task LoadAsync_PastItsLifetimeButUnchanged_RaisesNothingFurther()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadAsync(Request);
        _fixture.Time.Advance(TimeSpan.FromMinutes(1));
        Listen();

        _fixture.Loader.TryGetCached(Request);
        await LoaderFixture.UntilAsync(() => Images.Pages == 1);
        ImageLoadResult fresh = await _fixture.LoadAsync(Request, Fresh);
        _ui.RunPosted();

        Assert.Equal(10, fresh.Shown?.Id);
        Assert.Equal(1, Images.Reads);
        Assert.Empty(_changes);
    }

    [Fact]
    public async Task LoadAsync_ManyRequestsWhileItIsLookedUp_LookUpOnce()
    {
        await RememberAndReplaceAsync();
        var gate = new Gate();
        Images.AfterPage = (_, cancellationToken) => gate.PassAsync(cancellationToken);

        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(10, (await _fixture.LoadAsync(Request)).Shown?.Id);
        }

        gate.Open();
        await UntilShownAsync(20);

        Assert.Equal((1, 1), (Images.Pages, Images.Resolves));
    }

    [Fact]
    public async Task LoadPageAsync_RowsPastTheirLifetime_AreLookedUpInOneQuery()
    {
        ImageRequest[] rows = [.. Enumerable.Range(1, 50).Select(id => ImageRequest.ForTrack(id))];
        Array.ForEach(rows, row => Images.GiveTrack(row.Owner.Id, row.Owner.Id));
        await _fixture.Loader.LoadPageAsync(rows, cancellationToken: LoaderFixture.Token);
        _fixture.Time.Advance(TimeSpan.FromMinutes(1));
        Array.ForEach(rows, row => Images.GiveTrack(row.Owner.Id, row.Owner.Id + 100));

        IReadOnlyList<ImageLoadResult> stale = await _fixture.Loader.LoadPageAsync(rows, cancellationToken: LoaderFixture.Token);
        await LoaderFixture.UntilAsync(() => Array.TrueForAll(rows, row => _fixture.Loader.TryGetCached(row)?.Shown?.Id == row.Owner.Id + 100));

        Assert.Equal(rows.Select(row => (long?)row.Owner.Id), stale.Select(result => result.Shown?.Id));
        Assert.Equal((2, 0), (Images.Pages, Images.Resolves));
    }

    [Fact]
    public async Task LoadAsync_MustBeFresh_WaitsForTheStore()
    {
        await RememberAndReplaceAsync();

        ImageLoadResult result = await _fixture.LoadAsync(Request, Fresh);

        Assert.Equal(20, result.Shown?.Id);
    }

    [Fact]
    public async Task LoadAsync_PictureWasTakenAway_FollowsAsAbsent()
    {
        await RememberAndReplaceAsync();
        Images.TakeFromTrack(1);

        await _fixture.LoadAsync(Request);
        await LoaderFixture.UntilAsync(() => _fixture.Loader.TryGetCached(Request) is ImageLoadResult.Absent);

        Assert.IsType<ImageLoadResult.Absent>(await _fixture.LoadAsync(Request));
    }

    [Fact]
    public async Task LoadAsync_StoreIsOfflineAfterTheLifetime_TheOldPictureStaysAndIsNotAskedForEveryTime()
    {
        await RememberAndReplaceAsync();
        Images.AfterPage = (_, _) => throw new StoreUnavailableException(StoreFault.CannotOpen, "offline");
        await _fixture.LoadAsync(Request);
        await LoaderFixture.UntilAsync(() => _fixture.Logger.Entries.Count == 1);

        ImageLoadResult offline = await _fixture.LoadAsync(Request);
        ImageLoadResult fresh = await _fixture.LoadAsync(Request, Fresh);
        int pages = Images.Pages;
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        Images.AfterPage = (_, _) => Task.CompletedTask;
        await UntilShownAsync(20);

        Assert.Equal((10, 20, 1), (offline.Shown?.Id, fresh.Shown?.Id, pages));
    }

    [Fact]
    public async Task LoadAsync_CacheOnly_NeverReadsTheStore()
    {
        Images.GiveTrack(1, imageId: 10);
        Listen();

        ImageLoadResult cold = await _fixture.LoadAsync(Request, CacheOnly);
        IReadOnlyList<ImageLoadResult> page = await _fixture.Loader.LoadPageAsync([Request], CacheOnly, LoaderFixture.Token);
        int waiting = _ui.Waiting;
        int calls = Images.Calls;
        await _fixture.LoadAsync(Request);
        ImageLoadResult warm = await _fixture.LoadAsync(Request, CacheOnly);
        _fixture.Time.Advance(TimeSpan.FromMinutes(1));
        ImageLoadResult stale = await _fixture.LoadAsync(Request, CacheOnly);
        ImageLoadResult fresh = await _fixture.LoadAsync(Request, CacheOnly with { Freshness = ImageFreshness.MustBeFresh });

        Assert.Equal(Request, Assert.IsType<ImageLoadResult.NotCached>(cold).Request);
        Assert.IsType<ImageLoadResult.NotCached>(Assert.Single(page));
        Assert.Equal((0, 0), (waiting, calls));
        Assert.Equal((10, 10), (warm.Shown?.Id, stale.Shown?.Id));
        Assert.IsType<ImageLoadResult.NotCached>(fresh);
        Assert.Equal(2, Images.Calls);
        Assert.Equal(1, _fixture.Meters.Sum("trackstore.image_loader.misses"));
    }

    [Fact]
    public async Task LoadAsync_UndefinedOption_Throws()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _fixture.LoadAsync(Request, new() { CachePolicy = (ImageCachePolicy)7 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _fixture.LoadAsync(Request, new() { Freshness = (ImageFreshness)7 }));
    }

    private async Task RememberAndReplaceAsync()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadAsync(Request);
        Images.GiveTrack(1, imageId: 20);
        _fixture.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private void Listen() => _ui.Run(() =>
    {
        _fixture.Loader.ImageLoaded += (_, result) => _loaded.Add(result.Image.Id);
        _fixture.Loader.Changed += (_, change) => _changes.Add(change);
    });

    private Task UntilShownAsync(long imageId) => LoaderFixture.UntilAsync(() => _fixture.Loader.TryGetCached(Request)?.Shown?.Id == imageId);
}
