using TrackStore.Loading;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

/// <summary>The last step of the fallback: the host's placeholder.</summary>
public sealed class PlaceholderTests : IAsyncDisposable
{
    private static readonly PlaceholderImage Vinyl = new(Pictures.Jpeg(1, 30, 20), "image/jpeg");

    private readonly FakePlaceholders _placeholders = new(Vinyl);
    private readonly LoaderFixture _fixture;

    public PlaceholderTests() => _fixture = new LoaderFixture(placeholders: _placeholders);

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task LoadAsync_NoPictureAnywhere_EndsAsTheHostsPlaceholder()
    {
        ImageLoadResult first = await _fixture.LoadTrackAsync(1);
        ImageLoadResult other = await _fixture.LoadAlbumAsync(2);

        Image image = Assert.IsType<ImageLoadResult.Placeholder>(first).Image;
        Assert.Equal((30, 20, "image/jpeg", Vinyl.Data.Length), (image.Width, image.Height, image.MimeType, image.ByteLength));
        Assert.True(Vinyl.Data.Span == image.Data.Span);
        Assert.True(image.Id < 0);
        Assert.Equal(image.Id, other.Shown?.Id);
        Assert.Same(first, _fixture.Loader.TryGetCached(first.Request));
        Assert.Same(first, await _fixture.LoadTrackAsync(1));
    }

    [Fact]
    public async Task LoadAsync_NoPicture_RaisesThePlaceholdersEventAlone()
    {
        var ui = new ManualSynchronizationContext();
        List<ImageLoadResult> raised = [];
        ui.Run(() =>
        {
            _fixture.Loader.ImageLoaded += (_, result) => raised.Add(result);
            _fixture.Loader.Completed += (_, result) => raised.Add(result);
        });

        await _fixture.LoadTrackAsync(1);
        ui.RunPosted();

        Assert.IsType<ImageLoadResult.Placeholder>(Assert.Single(raised));
    }

    [Theory]
    [InlineData(ImageFallback.Album)]
    [InlineData(ImageFallback.None)]
    public async Task LoadAsync_RequestWantsNoPlaceholder_IsAbsent(ImageFallback fallback)
        => Assert.IsType<ImageLoadResult.Absent>(await _fixture.LoadAsync(ImageRequest.ForTrack(1) with { Fallback = fallback }));

    [Fact]
    public async Task LoadAsync_AlbumGetsAPicture_ReplacesThePlaceholder()
    {
        Images.PutInAlbum(1, 5);
        await _fixture.LoadTrackAsync(1);
        Images.GiveAlbum(5, imageId: 10);

        _fixture.AlbumChanged(5);

        Assert.Equal(10, (await _fixture.LoadedTrackAsync(1)).Image.Id);
    }

    [Fact]
    public async Task LoadAsync_PlaceholderByKind_IsAskedForTheRequest()
    {
        var artist = new PlaceholderImage(new byte[] { 1, 2, 3 }, "image/svg+xml");
        _placeholders.Give = request => request.Kind == ArtworkKind.Artist ? artist : null;

        ImageLoadResult portrait = await _fixture.LoadAsync(ImageRequest.ForAlbum(1, ImageSize.Large, ArtworkKind.Artist));
        ImageLoadResult front = await _fixture.LoadAsync(ImageRequest.ForAlbum(1, ImageSize.Large));

        Assert.Equal(("image/svg+xml", 0, 0), (portrait.Shown?.MimeType, portrait.Shown?.Width, portrait.Shown?.Height));
        Assert.IsType<ImageLoadResult.Absent>(front);
    }

    [Fact]
    public async Task LoadAsync_ProviderThrows_IsAbsentAndLogged()
    {
        _placeholders.Give = _ => throw new InvalidOperationException("broken");

        ImageLoadResult result = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Absent>(result);
        Assert.Single(_fixture.Logger.Entries);
    }

    [Fact]
    public async Task LoadAsync_ReadFails_IsFailedAndNoPlaceholder()
    {
        Images.AfterResolve = (_, _) => throw new StoreUnavailableException(StoreFault.CannotOpen, "offline");

        Assert.IsType<ImageLoadResult.Failed>(await _fixture.LoadTrackAsync(1));
    }

    [Fact]
    public async Task UsePlaceholder_ThenAProvider_TheLastOneWins()
    {
        await using var one = new TestLibrary(store => store.UsePlaceholders<NoPlaceholders>().UsePlaceholder(Vinyl));
        await using var none = new TestLibrary(store => store.UsePlaceholder(Vinyl).UsePlaceholders<NoPlaceholders>());

        Assert.IsType<ImageLoadResult.Placeholder>(await one.Loader.LoadTrackImageAsync(1, cancellationToken: LoaderFixture.Token));
        Assert.IsType<ImageLoadResult.Absent>(await none.Loader.LoadTrackImageAsync(1, cancellationToken: LoaderFixture.Token));
    }

    [Fact]
    public void PlaceholderImage_WithoutBytesOrType_Throws()
    {
        Assert.Throws<ArgumentException>(() => new PlaceholderImage(default, "image/png"));
        Assert.Throws<ArgumentException>(() => new PlaceholderImage(new byte[1], " "));
    }

    private sealed class NoPlaceholders : IPlaceholderProvider
    {
        public PlaceholderImage? GetPlaceholder(ImageRequest request) => null;
    }
}
