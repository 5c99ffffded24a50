using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

/// <summary>A row's bitmap over a real library: what the repositories commit, it shows.</summary>
public sealed class LibraryBindingTests() : LibraryTest(new TestLibrary(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>()))
{
    private readonly ManualSynchronizationContext _ui = new();

    [Fact]
    public async Task Request_CoverStoredReplacedAndDeleted_IsFollowed()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);
        Image albums = await StoreAsync(1, albumId: track.AlbumId);
        ImageBinding<FakeBitmap>? made = null;
        _ui.Run(() => made = new ImageBinding<FakeBitmap>(Library.Services.GetRequiredService<IImageLoader<FakeBitmap>>()));
        using ImageBinding<FakeBitmap> binding = made!;
        binding.Request = ImageRequest.ForTrack(track.Id, ImageSize.Medium);
        await UntilAsync(binding, albums.Id);
        FakeBitmap first = binding.Bitmap!;

        Image own = await StoreAsync(2, track.Id);
        await UntilAsync(binding, own.Id);
        Library.Services.GetRequiredService<IImageLoader<FakeBitmap>>().Trim(0);
        (ArtworkOwner FoundAt, int Disposals) replaced = (((ImageLoadResult.Loaded)binding.Current!).FoundAt, first.Disposals);
        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        await UntilAsync(binding, albums.Id);
        await Images.DeleteImagesAsync(ArtworkOwner.Album(track.AlbumId!.Value), Cancel);
        await UntilAsync(binding, shown: null);

        Assert.Equal((ArtworkOwner.Track(track.Id), 1), replaced);
        Assert.Equal(ImageBindingState.Absent, binding.State);
    }

    private async Task UntilAsync(ImageBinding<FakeBitmap> binding, long? shown) => await LoaderFixture.UntilAsync(() =>
    {
        _ui.RunPosted();
        return binding.Bitmap?.ImageId == shown && binding.State != ImageBindingState.Loading;
    });

    private async Task<Image> StoreAsync(int seed, long? trackId = null, long? albumId = null)
        => (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(seed), trackId, albumId, cancellationToken: Cancel))[ImageSize.Medium];
}
