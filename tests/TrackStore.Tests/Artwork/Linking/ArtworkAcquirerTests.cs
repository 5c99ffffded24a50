using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Linking;

/// <summary>Another writer stores or deletes the same picture between the check whether it is stored and the write.</summary>
public sealed class ArtworkAcquirerTests : IAsyncLifetime
{
    private static readonly byte[] Cover = Pictures.Jpeg();

    private readonly TemporaryFolder _folder = new();
    private readonly AfterQuery _afterCheck = new("FROM \"artworks\"");
    private readonly CountingProcessor _processor = new();
    private readonly TestLibrary _library;
    private readonly TestLibrary _other;
    private Track _first = null!;
    private Track _second = null!;

    public ArtworkAcquirerTests()
    {
        string file = _folder.PathOf("library.db");
        _library = new TestLibrary(_afterCheck.AddTo, file, services => services.AddSingleton<IImageProcessor>(_processor));
        _other = new TestLibrary(file: file, register: services => services.AddSingleton<IImageProcessor>(new CountingProcessor()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResizeAndStoreImageAsync_StoredPictureIsDeletedMeanwhile_RendersItAgain()
    {
        await StoreAsync(_library, _first);
        _afterCheck.RunOnce(async () =>
        {
            await _other.Images.DeleteImagesAsync(ArtworkOwner.Track(_first.Id), Cancel);
            await _other.SweepAsync(Cancel);
        });

        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(_library, _second);

        Assert.Equal(2, _processor.Calls);
        await AssertShownAsync(_second, stored);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SamePictureIsStoredMeanwhile_SharesIt()
    {
        IReadOnlyDictionary<ImageSize, Image>? others = null;
        _afterCheck.RunOnce(async () => others = await StoreAsync(_other, _first));

        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(_library, _second);

        Assert.Equal((1L, 1), (_library.Count("artworks"), _processor.Calls));
        Assert.Equal(others![ImageSize.Medium].Id, stored[ImageSize.Medium].Id);
        await AssertShownAsync(_second, stored);
    }

    public async ValueTask InitializeAsync()
    {
        _first = await AddAsync("T");
        _second = await AddAsync("U");
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        await _other.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AssertShownAsync(Track track, IReadOnlyDictionary<ImageSize, Image> stored)
    {
        Image? shown = await _library.Images.GetTrackImageAsync(track.Id, ImageSize.Medium, cancellationToken: Cancel);
        Assert.Equal(stored[ImageSize.Medium].Id, shown?.Id);
    }

    private Task<Track> AddAsync(string title) => _library.Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = "B" }, Cancel);

    private static Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(TestLibrary library, Track track)
        => library.Images.ResizeAndStoreImageAsync(Cover, track.Id, cancellationToken: Cancel);
}
