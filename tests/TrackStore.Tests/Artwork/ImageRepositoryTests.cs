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
}
