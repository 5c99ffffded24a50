using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>A page query returns the same as a query for each of its requests.</summary>
public sealed class SqliteImagePageTests : LibraryTest
{
    [Fact]
    public async Task ResolveAsync_PageOfEveryKindOfRequest_AnswersAsOneByOne()
    {
        Track own = await AddAsync("Own", "First");
        Track albums = await AddAsync("Albums", "First");
        Track none = await AddAsync("None", "Second");
        await Images.ResizeAndStoreImageAsync(
            Pictures.Jpeg(1),
            trackId: own.Id,
            source: "discogs",
            sourceUrl: "https://example.org/1",
            cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), albumId: own.AlbumId, cancellationToken: Cancel);
        ImageRequest[] page =
        [
            .. new[] { own.Id, albums.Id, none.Id, 999 }.SelectMany(
                id => Enum.GetValues<ImageSize>().Select(size => ImageRequest.ForTrack(id, size))),
            .. new[] { own.AlbumId!.Value, none.AlbumId!.Value }.Select(id => ImageRequest.ForAlbum(id, ImageSize.Medium)),
            ImageRequest.ForTrack(own.Id),
            .. new[] { own.Id, albums.Id, none.Id }.Select(
                id => ImageRequest.ForTrack(id, ImageSize.Large) with { Fallback = ImageFallback.None }),
            .. new[] { 1, 60, 61, 300, 9_999 }.Select(pixels => ImageRequest.ForTrack(albums.Id, ImageTarget.OfPixels(pixels))),
        ];

        IReadOnlyDictionary<ImageRequest, ImageInfo> found = await Images.ResolveAsync(page, Cancel);

        Assert.Equal(15, found.Count);
        foreach (ImageRequest request in page)
            Assert.Equal(await Images.ResolveAsync(request, Cancel), found.GetValueOrDefault(request));
    }

    [Theory]
    [InlineData(1, ImageSize.Thumbnail)]
    [InlineData(60, ImageSize.Thumbnail)]
    [InlineData(61, ImageSize.Small)]
    [InlineData(96, ImageSize.Small)]
    [InlineData(301, ImageSize.Large)]
    [InlineData(400, ImageSize.Large)]
    [InlineData(9_999, ImageSize.Large)]
    public async Task ResolveAsync_Pixels_GivesTheSmallestThatIsLargeEnoughElseTheLargest(int pixels, ImageSize expected)
    {
        Track track = await AddAsync("T", "A");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 400, 200), trackId: track.Id, cancellationToken: Cancel);

        ImageInfo? found = await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageTarget.OfPixels(pixels)), Cancel);

        Assert.Equal(expected, found?.Size);
    }

    [Fact]
    public async Task ResolveAsync_EmptyPage_IsEmpty() => Assert.Empty(await Images.ResolveAsync([], Cancel));

    [Fact]
    public async Task ResolveAsync_UndefinedSize_Throws()
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Images.ResolveAsync([ImageRequest.ForTrack(1, (ImageSize)9)], Cancel));

    [Fact]
    public async Task LoadPageAsync_RealLibrary_GivesTheBytesOfEachRow()
    {
        Track own = await AddAsync("Own", "First");
        Track albums = await AddAsync("Albums", "First");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: own.Id, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), albumId: own.AlbumId, cancellationToken: Cancel);

        IReadOnlyList<ImageLoadResult> results = await Loader.LoadPageAsync(
            [ImageRequest.ForTrack(own.Id), ImageRequest.ForTrack(albums.Id)],
            cancellationToken: Cancel);

        Assert.Equal(
            [ArtworkOwner.Track(own.Id), ArtworkOwner.Album(own.AlbumId!.Value)],
            results.Select(result => Assert.IsType<ImageLoadResult.Loaded>(result).FoundAt));
    }

    private Task<Track> AddAsync(string title, string album)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = album }, Cancel);
}
