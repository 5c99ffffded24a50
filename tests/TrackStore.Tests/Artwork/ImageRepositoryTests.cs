using TrackStore.Artwork.Validation;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

public sealed class ImageRepositoryTests : LibraryTest
{
    private readonly CountingProcessor _processor;

    public ImageRepositoryTests()
        : this(new CountingProcessor())
    {
    }

    private ImageRepositoryTests(CountingProcessor processor)
        : base(new TestLibrary(register: services => services.AddSingleton<IImageProcessor>(processor))) => _processor = processor;

    [Fact]
    public async Task ResizeAndStoreImageAsync_LandscapeJpeg_StoresFourSizesByLongestSide()
    {
        Track track = await AddTrackAsync();

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 1000, 500), track.Id, source: "Discogs", sourceUrl: "https://img.example/1.jpg", cancellationToken: Cancel);

        Assert.Equal(
            [(ImageSize.Thumbnail, 60, 30), (ImageSize.Small, 120, 60), (ImageSize.Medium, 300, 150), (ImageSize.Large, 640, 320)],
            stored.Values.OrderBy(i => i.Size).Select(i => (i.Size, i.Width, i.Height)));
        foreach ((ImageSize size, Image image) in stored)
        {
            Image? read = await Images.GetTrackImageAsync(track.Id, size, Cancel);
            Assert.NotNull(read);
            Assert.Equal(image, read);
            Assert.Equal(image.Data.ToArray(), read.Data.ToArray());
            Assert.Equal(read.ByteLength, read.Data.Length);
            Assert.Equal("image/jpeg", read.MimeType);
            Assert.Equal(track.Id, read.TrackId);
            Assert.Null(read.AlbumId);
            Assert.Equal("discogs", read.Source);
            Assert.Equal("https://img.example/1.jpg", read.SourceUrl);
            Assert.Equal(Library.Time.GetUtcNow(), read.CreatedAt);
        }
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SmallOriginal_IsNeverEnlarged()
    {
        Track track = await AddTrackAsync();

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 80), track.Id, cancellationToken: Cancel);

        Assert.Equal([(60, 48), (100, 80), (100, 80), (100, 80)], stored.Values.OrderBy(i => i.Size).Select(i => (i.Width, i.Height)));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_RealTransparency_StoresPng()
    {
        Track track = await AddTrackAsync();

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.TransparentPng(), track.Id, cancellationToken: Cancel);

        Assert.All(stored.Values, image => Assert.Equal("image/png", image.MimeType));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_FromStream_StoresTheSameAsFromBytes()
    {
        Track one = await AddTrackAsync("One");
        Track two = await AddTrackAsync("Two");
        byte[] picture = Pictures.Jpeg();

        IReadOnlyDictionary<ImageSize, Image> fromBytes = await Images.ResizeAndStoreImageAsync(picture, one.Id, cancellationToken: Cancel);
        await using var stream = new MemoryStream(picture);
        IReadOnlyDictionary<ImageSize, Image> fromStream = await Images.ResizeAndStoreImageAsync(stream, two.Id, cancellationToken: Cancel);

        Assert.Equal(fromBytes[ImageSize.Large].Id, fromStream[ImageSize.Large].Id);
        Assert.Equal(1, _processor.Calls);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_TwelveTracksOneCover_DecodesOnceAndStoresOneSetOfFour()
    {
        byte[] cover = Pictures.Jpeg();
        var tracks = new List<Track>();
        for (int i = 0; i < 12; i++)
            tracks.Add(await AddTrackAsync($"Track {i}"));

        await Task.WhenAll(tracks.Select(track => Images.ResizeAndStoreImageAsync((byte[])cover.Clone(), track.Id, cancellationToken: Cancel)));

        Assert.Equal(1, _processor.Calls);
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(4, Library.Count("images"));
        Assert.Equal(4, Library.Count("image_contents"));
        Assert.Equal(12, Library.Count("track_artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_AnotherCoverOfTheSource_ReplacesTheFirstAndSweepsIt()
    {
        Track track = await AddTrackAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, source: "spotify", cancellationToken: Cancel);

        IReadOnlyDictionary<ImageSize, Image> second = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, source: "spotify", cancellationToken: Cancel);

        Image? shown = await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel);
        Assert.Equal(second[ImageSize.Large], shown);
        await Library.SweepAsync(Cancel);
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(4, Library.Count("image_contents"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ReplacedCoverIsShownElsewhere_IsKept()
    {
        Track one = await AddTrackAsync("One");
        Track two = await AddTrackAsync("Two");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), one.Id, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), two.Id, cancellationToken: Cancel);

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), one.Id, cancellationToken: Cancel);

        Assert.NotNull(await Images.GetTrackImageAsync(two.Id, ImageSize.Medium, Cancel));
        Assert.Equal(2, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_TrackAndAlbum_LinksBoth()
    {
        Track track = await AddTrackAsync();

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, track.AlbumId, "discogs", cancellationToken: Cancel);

        Image? ofAlbum = await Images.GetAlbumImageAsync(track.AlbumId!.Value, ImageSize.Small, Cancel);
        Assert.NotNull(ofAlbum);
        Assert.Equal(stored[ImageSize.Small].Id, ofAlbum.Id);
        Assert.Equal(track.AlbumId, ofAlbum.AlbumId);
        Assert.Null(ofAlbum.TrackId);
        Assert.True((await Tracks.GetAsync(track.Id, Cancel))!.HasImage);
        Assert.True((await Albums.GetAsync(track.AlbumId.Value, Cancel))!.HasImage);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_TrackKnownAlbumUnknown_StoresNothing()
    {
        Track track = await AddTrackAsync();

        AlbumNotFoundException error = await Assert.ThrowsAsync<AlbumNotFoundException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, 404, cancellationToken: Cancel));

        Assert.Equal(404, error.AlbumId);
        Assert.Equal(0, Library.Count("track_artworks"));
        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_UnknownTrack_IsRefusedBeforeDecoding()
    {
        TrackNotFoundException error = await Assert.ThrowsAsync<TrackNotFoundException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), 404, cancellationToken: Cancel));

        Assert.Equal(404, error.TrackId);
        Assert.Equal(0, _processor.Calls);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_NeitherTrackNorAlbum_IsMisuse()
        => await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), cancellationToken: Cancel));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a source whose name is longer than the fifty characters")]
    public async Task ResizeAndStoreImageAsync_BadSource_IsMisuse(string source)
    {
        Track track = await AddTrackAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, source: source, cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(ImageRejection.Empty)]
    [InlineData(ImageRejection.UnsupportedFormat)]
    [InlineData(ImageRejection.TooManyPixels)]
    [InlineData(ImageRejection.Damaged)]
    public async Task ResizeAndStoreImageAsync_BadPicture_IsRefusedAndTheOldOneStays(ImageRejection rejection)
    {
        Track track = await AddTrackAsync();
        IReadOnlyDictionary<ImageSize, Image> before = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync(Bad(rejection), track.Id, cancellationToken: Cancel));

        Assert.Equal(rejection, error.Rejection);
        Assert.Equal(before[ImageSize.Large], await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel));
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(4, Library.Count("images"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_StreamOverTheLimit_ReadsNoFurther()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(artwork => artwork.MaxBytes = 1000));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await using var endless = new EndlessStream();

        ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => library.Images.ResizeAndStoreImageAsync(endless, track.Id, cancellationToken: Cancel));

        Assert.Equal(ImageRejection.TooManyBytes, error.Rejection);
        Assert.InRange(endless.BytesRead, 1001, 1001);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ProcessorBreaksItsContract_StoresNothing()
    {
        Track track = await AddTrackAsync();
        Func<ProcessedArtwork, ProcessedArtwork>[] breaches =
        [
            artwork => artwork with { Renditions = [artwork.Renditions[0]] },
            artwork => artwork with { Renditions = [.. artwork.Renditions.Select(r => r with { Data = ReadOnlyMemory<byte>.Empty })] },
            artwork => artwork with { Width = 0 },
            _ => throw new FormatException("not today"),
        ];

        foreach (Func<ProcessedArtwork, ProcessedArtwork> breach in breaches)
        {
            _processor.Change = breach;
            ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel));
            Assert.Equal(ImageRejection.ProcessorFailed, error.Rejection);
        }

        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_StreamCannotBeRead_IsMisuse()
    {
        Track track = await AddTrackAsync();
        var closed = new MemoryStream();
        await closed.DisposeAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(closed, track.Id, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResolveAsync(default(ImageRequest), Cancel));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_Cancelled_StoresNothing()
    {
        Track track = await AddTrackAsync();
        using var cancellation = new CancellationTokenSource();
        _processor.OnCall = cancellation.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: cancellation.Token));

        Assert.Equal(0, Library.Count("artworks"));
        Assert.Null(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task GetTrackImageAsync_NoPicture_IsNull()
    {
        Track track = await AddTrackAsync();

        Assert.Null(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
        Assert.Null(await Images.GetTrackImageAsync(404, cancellationToken: Cancel));
        Assert.Null(await Images.GetAlbumImageAsync(track.AlbumId!.Value, cancellationToken: Cancel));
        Assert.Null(await Images.ResolveAsync(ImageRequest.ForTrack(track.Id), Cancel));
        Assert.Null(await Images.ReadAsync(404, Cancel));
        Assert.Empty(await Images.ListImagesAsync(ArtworkOwner.Track(track.Id), Cancel));
    }

    [Fact]
    public async Task ResolveAsync_TrackWithoutPicture_FallsBackToTheAlbumOnly()
    {
        Track track = await AddTrackAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), albumId: track.AlbumId, cancellationToken: Cancel);

        ImageInfo? ofAlbum = await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageSize.Medium), Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, cancellationToken: Cancel);
        ImageInfo? own = await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageSize.Medium), Cancel);

        Assert.Equal((null, track.AlbumId), (ofAlbum?.TrackId, ofAlbum?.AlbumId));
        Assert.Equal((track.Id, null), (own?.TrackId, own?.AlbumId));
        Assert.NotEqual(ofAlbum!.Id, own!.Id);
        Assert.Equal(own.ByteLength, (await Images.ReadAsync(own.Id, Cancel))!.Value.Length);
    }

    [Fact]
    public async Task ListAlbumImagesAsync_Stored_ListsTheSmallestFirst()
    {
        Track track = await AddTrackAsync();
        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), albumId: track.AlbumId, cancellationToken: Cancel);

        IReadOnlyList<ImageInfo> listed = await Images.ListImagesAsync(ArtworkOwner.Album(track.AlbumId!.Value), Cancel);

        Assert.Equal(stored.Values.OrderBy(i => i.Size).Select(i => (i.Id, i.Size, i.Width, i.Height, i.ByteLength)), listed.Select(i => (i.Id, i.Size, i.Width, i.Height, i.ByteLength)));
    }

    [Fact]
    public async Task DeleteImagesAsync_LastOneToShowThePicture_DeletesItsBytes()
    {
        Track track = await AddTrackAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, track.AlbumId, cancellationToken: Cancel);

        bool deleted = await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        await Library.SweepAsync(Cancel);
        long afterTrack = Library.Count("image_contents");
        bool deletedAlbum = await Images.DeleteImagesAsync(ArtworkOwner.Album(track.AlbumId!.Value), Cancel);
        bool again = await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);

        await Library.SweepAsync(Cancel);

        Assert.True(deleted);
        Assert.Equal(4, afterTrack);
        Assert.True(deletedAlbum);
        Assert.False(again);
        Assert.Equal(0, Library.Count("artworks") + Library.Count("images") + Library.Count("image_contents"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ProcessorChanges_MakesNewRenditions()
    {
        Track track = await AddTrackAsync();
        IReadOnlyDictionary<ImageSize, Image> first = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        _processor.Identity = "another processor 2.0";
        IReadOnlyDictionary<ImageSize, Image> second = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        Assert.NotEqual(first[ImageSize.Large].Id, second[ImageSize.Large].Id);
        Assert.Equal(2, _processor.Calls);
        await Library.SweepAsync(Cancel);
        Assert.Equal(1, Library.Count("artworks"));
    }

    private Task<Track> AddTrackAsync(string title = "Windowlicker")
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Aphex Twin", Album = "Windowlicker" }, Cancel);

    private static byte[] Bad(ImageRejection rejection) => rejection switch
    {
        ImageRejection.Empty => [],
        ImageRejection.UnsupportedFormat => "<!DOCTYPE html><html><body>404 Not Found</body></html>"u8.ToArray(),
        ImageRejection.TooManyPixels => PngHeader(30_000, 30_000),
        ImageRejection.Damaged => Pictures.Jpeg()[..5000],
        _ => throw new ArgumentOutOfRangeException(nameof(rejection)),
    };

    private static byte[] PngHeader(int width, int height) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
        (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height,
        8, 2, 0, 0, 0, 0, 0, 0, 0,
    ];
}
