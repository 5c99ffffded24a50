using System.Runtime.CompilerServices;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

public sealed class ImageBindingTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _context = new();

    private FakeImageRepository Images => _fixture.Images;

    // Counted within the call that loads, so that what is not counted when a handler has ended was not loaded.
    private double Misses => _fixture.Meters.Sum("trackstore.image_loader.misses");

    private double Hits => _fixture.Meters.Sum("trackstore.image_loader.hits");

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Bind_InMemory_ShowsItWithinTheCall()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
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
        using ImageBinding binding = Make();

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
        using ImageBinding binding = Make();
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
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
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
        using ImageBinding binding = Make();
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
        await fixture.LoadTrackAsync(1);
        using ImageBinding again = Make(fixture);
        using ImageBinding another = Make(fixture);
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
        using ImageBinding binding = Make();
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
        using ImageBinding binding = Make();

        binding.Bind(ImageRequest.ForTrack(1, (ImageSize)9));
        await ArriveAsync();

        Assert.IsType<ArgumentOutOfRangeException>(Assert.IsType<ImageLoadResult.Failed>(binding.Current).Error);
    }

    [Fact]
    public async Task Bind_AnotherWhileTheFirstIsPosted_TheFirstNeverArrives()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageBinding binding = Make();
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
        using ImageBinding binding = Make();
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
        ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);

        binding.Dispose();
        _context.RunPosted();

        Assert.Null(binding.Current);
        Assert.Throws<ObjectDisposedException>(() => binding.Bind(null));
    }

    [Fact]
    public async Task Bind_CoverIsReplacedLater_ShowsTheNewOneByItselfAndTheOldOneUntilThen()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        List<long?> seen = [];
        binding.Changed += (_, _) => seen.Add(binding.Current?.Shown?.Id);

        Images.GiveTrack(1, imageId: 20);
        _fixture.TrackChanged(1);
        long? meanwhile = binding.Current?.Shown?.Id;
        await ArriveAsync();

        Assert.Equal(10, meanwhile);
        Assert.Equal([20], seen);
    }

    [Fact]
    public async Task Bind_AlbumsPictureComesOrChanges_FollowsTheAlbum()
    {
        Images.PutInAlbum(1, 5);
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        List<long?> seen = [binding.Current?.Shown?.Id];
        binding.Changed += (_, _) => seen.Add(binding.Current?.Shown?.Id);

        Images.GiveAlbum(5, imageId: 10);
        _fixture.AlbumChanged(5);
        await ArriveAsync();
        Images.GiveAlbum(5, imageId: 20);
        _fixture.AlbumChanged(5);
        await ArriveAsync();

        Assert.Equal([null, 10, 20], seen);
    }

    [Fact]
    public async Task Bind_EverythingMayHaveChanged_LooksAgain()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));

        Images.GiveTrack(1, imageId: 20);
        _fixture.Changes.Publish(ArtworkChange.Everything);
        await ArriveAsync();

        Assert.Equal(20, binding.Current?.Shown?.Id);
    }

    [Fact]
    public async Task Bind_ReplacedAfterThePictureWasPosted_TheOldOneIsNeverShown()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageBinding binding = Make();
        List<long?> seen = [];
        binding.Changed += (_, _) => seen.Add(binding.Current?.Shown?.Id);
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting == 1);

        Images.GiveTrack(1, imageId: 20);
        _fixture.TrackChanged(1);
        await LoaderFixture.UntilAsync(() => _context.Waiting == 2);
        _context.RunPosted();

        Assert.Equal([20], seen);
    }

    [Fact]
    public async Task Bind_OtherPicturesChange_LoadsNothing()
    {
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(5, imageId: 10);
        Images.GiveTrack(2, imageId: 20);
        await Task.WhenAll(_fixture.LoadTrackAsync(1), _fixture.LoadTrackAsync(2), _fixture.LoadAlbumAsync(5));
        using ImageBinding albums = Make();
        using ImageBinding own = Make();
        using ImageBinding album = Make();
        albums.Bind(ImageRequest.ForTrack(1));
        own.Bind(ImageRequest.ForTrack(2));
        album.Bind(ImageRequest.ForAlbum(5));
        double misses = Misses;
        double hits = Hits;

        _fixture.TrackChanged(5);
        _fixture.AlbumChanged(6);
        await _fixture.HandlersCalledAsync();

        Assert.Equal((misses, hits, 0), (Misses, Hits, _context.Waiting));
    }

    [Fact]
    public async Task Dispose_ThenChanged_NothingIsLoaded()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        double misses = Misses;

        binding.Dispose();
        _fixture.TrackChanged(1);
        await _fixture.HandlersCalledAsync();

        Assert.Equal(misses, Misses);
    }

    [Fact]
    public async Task Bind_ForgottenWithoutDispose_IsNotKeptAliveByTheLoader()
    {
        WeakReference forgotten = MakeAndForget();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _fixture.TrackChanged(1);
        await _fixture.HandlersCalledAsync();

        Assert.False(forgotten.IsAlive);
        Assert.Equal(0, Misses);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference MakeAndForget() => new(Make());

    private async Task ArriveAsync()
    {
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        _context.RunPosted();
    }

    private long? RunAndSee(ImageBinding binding)
    {
        _context.RunPosted();
        return binding.Current?.Shown?.Id;
    }

    private ImageBinding Make(LoaderFixture? fixture = null)
    {
        ImageBinding? binding = null;
        _context.Run(() => binding = new ImageBinding((fixture ?? _fixture).Loader));
        return binding!;
    }
}
