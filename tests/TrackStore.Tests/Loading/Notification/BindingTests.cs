using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

/// <summary>What every binding promises, whatever it shows.</summary>
public abstract partial class BindingTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _context = new();

    private protected LoaderFixture Fixture => _fixture;

    private protected ManualSynchronizationContext Context => _context;

    private FakeImageRepository Images => _fixture.Images;

    // Counted within the call that loads, so that what is not counted when a handler has ended was not loaded.
    private double Misses => _fixture.Meters.Sum("trackstore.image_loader.misses");

    private double Hits => _fixture.Meters.Sum("trackstore.image_loader.hits");

    public virtual async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Bind_InMemory_ShowsItWithinTheCall()
    {
        Images.GiveTrack(1, imageId: 10);
        await WarmAsync(ImageRequest.ForTrack(1));
        using IBoundImage binding = Make();
        int changes = 0;
        binding.Changed += (_, _) => changes++;

        binding.Bind(ImageRequest.ForTrack(1));
        binding.Bind(ImageRequest.ForTrack(1));

        Assert.Equal(10, Assert.IsType<ImageLoadResult.Loaded>(binding.Current).Image.Id);
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task Bind_NotInMemory_ShowsItLaterOnTheContext()
    {
        Images.GiveTrack(1, imageId: 10);
        using IBoundImage binding = Make();

        binding.Bind(ImageRequest.ForTrack(1));
        ImageLoadResult? before = binding.Current;
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        ImageLoadResult? posted = binding.Current;
        _context.RunPosted();

        Assert.Null(before);
        Assert.Null(posted);
        Assert.IsType<ImageLoadResult.Loaded>(binding.Current);
    }

    [Fact]
    public async Task Bind_SameAgainAfterItArrived_ChangesNothing()
    {
        Images.GiveTrack(1, imageId: 10);
        using IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        _context.RunPosted();
        int changes = 0;
        binding.Changed += (_, _) => changes++;

        binding.Bind(ImageRequest.ForTrack(1));

        Assert.Equal(0, changes);
        Assert.IsType<ImageLoadResult.Loaded>(binding.Current);
    }

    [Fact]
    public async Task Bind_SameAgainAfterItLeftMemory_KeepsItWithoutARead()
    {
        Images.GiveTrack(1, imageId: 10);
        await WarmAsync(ImageRequest.ForTrack(1));
        using IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        int changes = 0;
        binding.Changed += (_, _) => changes++;
        _fixture.Loader.Trim(0);

        binding.Bind(ImageRequest.ForTrack(1));

        Assert.Equal((0, 10, 1), (changes, binding.Current?.Shown?.Id, Misses));
    }

    [Fact]
    public async Task Bind_AbsenceRanOut_IsLookedUpAgain()
    {
        using IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await ArriveAsync();
        Images.GiveTrack(1, imageId: 10);
        _fixture.Time.Advance(new ImageLoaderOptions().AbsenceLifetime);

        binding.Bind(ImageRequest.ForTrack(1));
        ImageLoadResult? meanwhile = binding.Current;
        await ArriveAsync();

        Assert.IsType<ImageLoadResult.Absent>(meanwhile);
        Assert.Equal(10, binding.Current?.Shown?.Id);
    }

    [Theory]
    [InlineData(ImageCachePolicy.Reload, ImageFreshness.StaleWhileRevalidate)]
    [InlineData(ImageCachePolicy.Default, ImageFreshness.MustBeFresh)]
    public async Task Bind_NotFromMemory_AsksTheLoaderAndShowsTheOldOneOnlyWhereItIsShownAlready(ImageCachePolicy policy, ImageFreshness freshness)
    {
        await using var fixture = new LoaderFixture(new ImageLoaderOptions { PictureLifetime = TimeSpan.FromMinutes(1) });
        var options = new ImageRequestOptions { CachePolicy = policy, Freshness = freshness };
        fixture.Images.GiveTrack(1, imageId: 10);
        await WarmAsync(ImageRequest.ForTrack(1), fixture);
        using IBoundImage again = Make(fixture);
        using IBoundImage another = Make(fixture);
        again.Bind(ImageRequest.ForTrack(1));
        fixture.Images.GiveTrack(1, imageId: 20);
        fixture.Time.Advance(TimeSpan.FromMinutes(1));

        again.Bind(ImageRequest.ForTrack(1), options);
        another.Bind(ImageRequest.ForTrack(1), options);
        (long? Again, long? Another) meanwhile = (again.Current?.Shown?.Id, another.Current?.Shown?.Id);
        await LoaderFixture.UntilAsync(() => RunAndSee(again) == 20 && RunAndSee(another) == 20);

        Assert.Equal((10, null), meanwhile);
    }

    [Fact]
    public async Task Bind_SameAgainMoreUrgently_RaisesTheReadThatWaitsAndDoesNotStartItAnew()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1), new ImageRequestOptions { Priority = ImagePriority.Low });
        await gate.Reached;

        binding.Bind(ImageRequest.ForTrack(1), new ImageRequestOptions { Priority = ImagePriority.High });
        gate.Open();
        await LoaderFixture.UntilAsync(() => RunAndSee(binding) == 10);

        Assert.Equal((1, 1, 1), (Misses, _fixture.Meters.Sum("trackstore.image_loader.coalesced"), Images.Reads));
    }

    [Fact]
    public async Task Bind_UndefinedSize_EndsAsFailed()
    {
        using IBoundImage binding = Make();

        binding.Bind(ImageRequest.ForTrack(1, (ImageSize)9));
        await ArriveAsync();

        Assert.IsType<ArgumentOutOfRangeException>(Assert.IsType<ImageLoadResult.Failed>(binding.Current).Error);
    }

    [Fact]
    public async Task Bind_AnotherWhileTheFirstIsPosted_TheFirstNeverArrives()
    {
        Images.GiveTrack(1, imageId: 10);
        using IBoundImage binding = Make();
        List<ImageLoadResult?> seen = [];
        binding.Changed += (_, _) => seen.Add(binding.Current);
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);

        binding.Bind(ImageRequest.ForTrack(2));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 1);
        _context.RunPosted();

        Assert.Equal(ImageRequest.ForTrack(2), Assert.IsType<ImageLoadResult.Absent>(Assert.Single(seen)).Request);
    }

    [Fact]
    public async Task Bind_AnotherOrNothing_LeavesTheReadOfTheFirst()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await gate.Reached;

        binding.Bind(null);

        await gate.Cancelled;
        Assert.Null(binding.Request);
        Assert.Null(binding.Current);
    }

    [Fact]
    public async Task Dispose_ReadUnderWay_NothingArrives()
    {
        Images.GiveTrack(1, imageId: 10);
        IBoundImage binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);

        binding.Dispose();
        _context.RunPosted();

        Assert.Null(binding.Current);
        Assert.Throws<ObjectDisposedException>(() => binding.Bind(null));
    }

    private protected async Task ArriveAsync()
    {
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        _context.RunPosted();
    }

    private long? RunAndSee(IBoundImage binding)
    {
        _context.RunPosted();
        return binding.Current?.Shown?.Id;
    }

    private protected IBoundImage Make(LoaderFixture? fixture = null)
    {
        IBoundImage? binding = null;
        _context.Run(() => binding = Create(fixture ?? _fixture));
        return binding!;
    }

    private protected Task WarmAsync(ImageRequest request, LoaderFixture? fixture = null) => LoadAsync(fixture ?? _fixture, request);

    private protected abstract IBoundImage Create(LoaderFixture fixture);

    private protected abstract Task LoadAsync(LoaderFixture fixture, ImageRequest request);

    /// <summary>The members that all bindings share.</summary>
    private protected interface IBoundImage : IDisposable
    {
        event EventHandler? Changed;

        object Target { get; }

        ImageRequest? Request { get; }

        ImageLoadResult? Current { get; }

        void Bind(ImageRequest? request, ImageRequestOptions options = default);
    }
}
