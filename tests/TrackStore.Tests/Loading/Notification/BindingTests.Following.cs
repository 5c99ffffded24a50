using System.Runtime.CompilerServices;
using TrackStore.Storage.Changes;

namespace TrackStore.Tests.Loading.Notification;

/// <content>How bindings follow changes.</content>
public abstract partial class BindingTests
{
    [Fact]
    public async Task Bind_CoverIsReplacedLater_ShowsTheNewOneByItselfAndTheOldOneUntilThen()
    {
        Images.GiveTrack(1, imageId: 10);
        await WarmAsync(ImageRequest.ForTrack(1));
        using IBoundImage binding = Make();
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
        await WarmAsync(ImageRequest.ForTrack(1));
        using IBoundImage binding = Make();
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
        await WarmAsync(ImageRequest.ForTrack(1));
        using IBoundImage binding = Make();
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
        using IBoundImage binding = Make();
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
        await Task.WhenAll(WarmAsync(ImageRequest.ForTrack(1)), WarmAsync(ImageRequest.ForTrack(2)), WarmAsync(ImageRequest.ForAlbum(5)));
        using IBoundImage albums = Make();
        using IBoundImage own = Make();
        using IBoundImage album = Make();
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
        await WarmAsync(ImageRequest.ForTrack(1));
        IBoundImage binding = Make();
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
    private WeakReference MakeAndForget() => new(Make().Target);
}
