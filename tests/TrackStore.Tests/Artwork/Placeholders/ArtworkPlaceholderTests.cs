using TrackStore.Conformance;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Placeholders;

public sealed class ArtworkPlaceholderTests : LibraryTest
{
    private const int Red = 0xC83028;
    private const int Blue = 0x2050C0;

    [Fact]
    public async Task QueryAsync_OwnPictureElseTheAlbums_DeliversThePlaceholderOfWhatTheRowShows()
    {
        Track own = await AddAsync("Own", "Album");
        await AddAsync("Shared", "Album");
        await AddAsync("Bare", "Other");
        await AddAsync("Loose", album: null);
        await StoreAsync(Blue, albumId: own.AlbumId);
        await StoreAsync(Red, trackId: own.Id);

        TrackPage page = await Tracks.QueryAsync(new TrackQuery { OrderBy = TrackOrder.Title }, Cancel);

        Assert.Equal(["Bare", "Loose", "Own", "Shared"], page.Items.Select(item => item.Title));
        Assert.Equal([false, false, true, true], page.Items.Select(item => item.HasImage));
        Assert.Equal([null, null, Red, Blue], page.Items.Select(item => item.DominantColor));
        Assert.Equal([null, null, Flat(Red), Flat(Blue)], page.Items.Select(item => item.ThumbHash));
    }

    [Fact]
    public async Task GetAsync_TracksAndAlbums_DeliverThePlaceholder()
    {
        Track own = await AddAsync("Own", "Album");
        Track shared = await AddAsync("Shared", "Album");
        await StoreAsync(Blue, albumId: own.AlbumId);
        await StoreAsync(Red, trackId: own.Id);

        Track? ownRead = await Tracks.GetAsync(own.Id, Cancel);
        Track? sharedRead = await Tracks.GetAsync(shared.Id, Cancel);
        Album? album = await Albums.GetAsync(own.AlbumId!.Value, Cancel);

        Assert.Equal((Flat(Red), Red), (ownRead!.ThumbHash, ownRead.DominantColor));
        Assert.Equal((Flat(Blue), Blue), (sharedRead!.ThumbHash, sharedRead.DominantColor));
        Assert.Equal((Flat(Blue), Blue), (album!.ThumbHash, album.DominantColor));
        Assert.Equal((null, null), (own.ThumbHash, own.DominantColor));
    }

    [Fact]
    public async Task ImageInfo_EveryWayToIt_DeliversThePlaceholder()
    {
        Track track = await AddAsync("Own", "Album");
        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(Blue, albumId: track.AlbumId);

        List<ImageInfo?> infos =
        [
            .. stored.Values,
            .. await Images.ListImagesAsync(ArtworkOwner.Album(track.AlbumId!.Value), Cancel),
            await Images.GetAlbumImageAsync(track.AlbumId.Value, ImageSize.Small, Cancel),
            await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageSize.Large), Cancel),
            await Images.ResolveAsync(ImageRequest.ForAlbum(track.AlbumId.Value, ImageSize.Large), Cancel),
        ];

        Assert.Equal(11, infos.Count);
        Assert.All(infos, info => Assert.Equal((Flat(Blue), Blue), (info!.ThumbHash, info.DominantColor)));
        Assert.Equal(stored[ImageSize.Small], infos[8]);
    }

    [Fact]
    public async Task QueryAsync_OwnPictureWithoutPlaceholder_DoesNotShowTheAlbums()
    {
        Track track = await AddAsync("Own", "Album");
        await StoreAsync(Red, trackId: track.Id);
        Library.Sql("UPDATE artworks SET thumb_hash = NULL, dominant_color = NULL");
        await StoreAsync(Blue, albumId: track.AlbumId);

        TrackItem item = Assert.Single((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items);
        ImageInfo? info = await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageSize.Large), Cancel);

        Assert.True(item.HasImage);
        Assert.Equal((null, null), (item.ThumbHash, item.DominantColor));
        Assert.Equal((null, null), (info!.ThumbHash, info.DominantColor));
    }

    [Fact]
    public async Task QueryAsync_StoredHashIsNone_HasNoPlaceholder()
    {
        Track track = await AddAsync("Own", "Album");
        await StoreAsync(Red, trackId: track.Id);
        Library.Sql("UPDATE artworks SET thumb_hash = x'0102'");

        TrackItem item = Assert.Single((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items);

        Assert.Equal((null, Red), (item.ThumbHash, item.DominantColor));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ReplacedOrDeleted_MovesThePlaceholder()
    {
        Track track = await AddAsync("Own", "Album");
        await StoreAsync(Red, trackId: track.Id);

        await StoreAsync(Blue, trackId: track.Id);
        int? replaced = (await Tracks.GetAsync(track.Id, Cancel))!.DominantColor;
        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        Track? deleted = await Tracks.GetAsync(track.Id, Cancel);

        Assert.Equal(Blue, replaced);
        Assert.Equal((null, null), (deleted!.ThumbHash, deleted.DominantColor));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ProcessorWithoutPreview_StoresThePictureWithoutPlaceholder()
    {
        await using var library = new TestLibrary(register: services => services.AddSingleton<IImageProcessor>(new CountingProcessor { GivesPreview = false }));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        IReadOnlyDictionary<ImageSize, Image> stored = await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        Assert.Equal(4, stored.Count);
        Assert.All(stored.Values, image => Assert.Equal((null, null), (image.ThumbHash, image.DominantColor)));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_TransparentPicture_HasATransparentPlaceholder()
    {
        Track track = await AddAsync("Own", "Album");

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.TransparentPng(), track.Id, cancellationToken: Cancel);

        Assert.True(stored[ImageSize.Large].ThumbHash!.HasTransparency);
        Assert.Equal(5.0 / 3, stored[ImageSize.Large].ThumbHash!.AspectRatio, tolerance: 0.01);
    }

    [Fact(Timeout = 600_000)]
    public async Task ResizeAndStoreImageAsync_Photographs_GetPlaceholdersThatLookLikeThem()
    {
        string[] files = Directory.GetFiles(TestData.Require("fixtures", "photos"), "*.png");
        Track track = await AddAsync("Own", "Album");
        double painted = 0;
        double flat = 0;

        foreach (string file in files)
        {
            byte[] data = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(data, track.Id, cancellationToken: Cancel);
            Image small = stored[ImageSize.Thumbnail];

            Assert.NotNull(small.DominantColor);
            Assert.InRange(small.ThumbHash!.AspectRatio / ((double)small.Width / small.Height), 0.9, 1.1);
            painted += MeanDistance(small, small.ThumbHash.Decode());
            flat += MeanDistance(small, Paint(small.ThumbHash.AverageColor));
        }

        Assert.InRange(painted, 1, flat * 0.7);
    }

    /// <summary>Measures how far a painted placeholder is from the thumbnail: the mean of the squares over pixels and bands.</summary>
    private static double MeanDistance(Image thumbnail, ArtworkPreview painted)
    {
        using VipsImage placeholder = VipsImage.NewFromMemory(painted.Rgba.ToArray(), painted.Width, painted.Height, 4, NetVips.Enums.BandFormat.Uchar);
        using VipsImage stretched = placeholder.Resize((double)thumbnail.Width / painted.Width, vscale: (double)thumbnail.Height / painted.Height).ExtractBand(0, 3);
        using VipsImage decoded = VipsImage.NewFromBuffer(thumbnail.Data.ToArray()).Colourspace(NetVips.Enums.Interpretation.Srgb).ExtractBand(0, 3);
        return (stretched - decoded).Pow(2).Avg();
    }

    private static ThumbHash Flat(int color) => ThumbHash.Encode(Paint(color).Rgba.Span, 60, 60);

    private static ArtworkPreview Paint(int color)
    {
        byte[] pixel = [(byte)(color >> 16), (byte)(color >> 8), (byte)color, byte.MaxValue];
        return new ArtworkPreview(60, 60, Enumerable.Repeat(pixel, 60 * 60).SelectMany(value => value).ToArray());
    }

    private Task<Track> AddAsync(string title, string? album) => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Album = album }, Cancel);

    private async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(int color, long? trackId = null, long? albumId = null)
    {
        using VipsImage picture = TestPicture.Flat(100, 100, [color >> 16, (color >> 8) & 255, color & 255]);
        return await Images.ResizeAndStoreImageAsync(picture.ToPng(), trackId, albumId, cancellationToken: Cancel);
    }
}
