using System.Buffers.Binary;
using NetVips;
using TrackStore.Artwork.Validation;
using TrackStore.Conformance;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork;

/// <summary>Which originals can be stored, and how messages name the others.</summary>
public sealed class AcceptedOriginalsTests : LibraryTest
{
    private readonly CountingProcessor _processor;

    public AcceptedOriginalsTests()
        : this(new CountingProcessor())
    {
    }

    private AcceptedOriginalsTests(CountingProcessor processor)
        : base(new TestLibrary(
            store => store.ConfigureArtwork(options => options.KeepOriginals = true),
            register: services => services.AddSingleton<IImageProcessor>(processor))) => _processor = processor;

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task ResizeAndStoreImageAsync_ProgressiveJpegWithoutEndMarker_IsStoredLikeTheWholeOne(int missing)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] whole = picture.ToJpeg(progressive: true);

        IReadOnlyDictionary<ImageSize, Image> cut = await StoreAsync(whole[..^missing]);
        IReadOnlyDictionary<ImageSize, Image> expected = await StoreAsync(whole);

        Assert.All(cut.Values, image => Assert.Equal(expected[image.Size].Data.ToArray(), image.Data.ToArray()));
        ArtworkOriginal? kept = await Library.Services.GetRequiredService<IArtworkMaintenance>().GetOriginalAsync(cut[ImageSize.Large].ArtworkId, Cancel);
        Assert.Equal(whole[..^missing], kept?.Data.ToArray());
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_BaselineJpegWithoutEndMarker_IsStoredLikeTheWholeOne()
    {
        for (int side = 300; side < 310; side++)
        {
            using VipsImage picture = TestPicture.Noisy(side, 300);
            byte[] whole = picture.ToJpeg();

            IReadOnlyDictionary<ImageSize, Image> cut = await StoreAsync(whole[..^2]);
            IReadOnlyDictionary<ImageSize, Image> expected = await StoreAsync(whole);

            Assert.All(cut.Values, image => Assert.Equal(expected[image.Size].Data.ToArray(), image.Data.ToArray()));
            Assert.Equal(ImageRejection.Damaged, (await RejectAsync(whole[..^400])).Rejection);
        }
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ProgressiveJpegCutInOrBetweenScans_IsRefusedAsDamaged()
    {
        using VipsImage picture = TestPicture.Noisy(400, 300);
        byte[] whole = picture.ToJpeg(progressive: true);
        int lastScan = whole.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });
        int[] scans = [.. Enumerable.Range(0, whole.Length - 1).Where(at => whole[at] == 0xFF && whole[at + 1] == 0xDA)];

        foreach (int length in (int[])[.. scans, .. scans.Select(at => at + 200), (lastScan + whole.Length) / 2, whole.Length - 40])
            Assert.Equal(ImageRejection.Damaged, (await RejectAsync(whole[..length])).Rejection);
        Assert.True(scans.Length > 5);
    }

    [Theory]
    [InlineData("jpeg", new byte[] { 0 }, "1 byte in front of a JPEG")]
    [InlineData("progressive jpeg", new byte[] { 0, 0, 3, 0 }, "4 bytes in front of a JPEG")]
    [InlineData("png", new byte[] { 13, 10 }, "2 bytes in front of a PNG")]
    [InlineData("webp", new byte[] { 0xEF, 0xBB, 0xBF }, "3 bytes in front of a WebP")]
    public async Task ResizeAndStoreImageAsync_BytesInFrontOfAPicture_SaysHowManyAndOfWhat(string format, byte[] front, string expected)
    {
        using VipsImage picture = TestPicture.Noisy(90, 70);

        ImageRejectedException exception = await RejectAsync([.. front, .. picture.Encode(format)]);

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 24, false)]
    [InlineData(10, 32, false)]
    [InlineData(3, 8, false)]
    [InlineData(1, 8, true)]
    public async Task ResizeAndStoreImageAsync_Tga_IsCalledTga(byte type, byte depth, bool hasColorMap)
    {
        byte[] targa = new byte[2000];
        (targa[1], targa[2], targa[16]) = ((byte)(hasColorMap ? 1 : 0), type, depth);
        BinaryPrimitives.WriteUInt16LittleEndian(targa.AsSpan(12), 900);
        BinaryPrimitives.WriteUInt16LittleEndian(targa.AsSpan(14), 900);

        ImageRejectedException exception = await RejectAsync(targa);

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains("a TGA picture", exception.Message, StringComparison.Ordinal);
        Assert.Contains(ImageFormatNames.Recommended, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_Avif_IsStoredAndItsOriginalKept()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);
        byte[] avif = picture.ToAvif();

        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(avif);

        Assert.Equal([(60, 30), (120, 60), (300, 150), (640, 320)], stored.Values.OrderBy(i => i.Size).Select(i => (i.Width, i.Height)));
        ArtworkOriginal? kept = await Library.Services.GetRequiredService<IArtworkMaintenance>().GetOriginalAsync(stored[ImageSize.Large].ArtworkId, Cancel);
        Assert.Equal(("image/avif", 800, 400), (kept?.MimeType, kept?.Width, kept?.Height));
        Assert.Equal(avif, kept?.Data.ToArray());
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_AvifByCompatibleBrandOnly_IsStored()
    {
        using VipsImage picture = TestPicture.Quadrants(300, 200);
        byte[] avif = picture.ToAvif();
        "mif1"u8.CopyTo(avif.AsSpan(8));
        avif.AsSpan(16, 4).Clear();
        "avif"u8.CopyTo(avif.AsSpan(20));

        Assert.Equal((300, 200), await StoreAsync(avif) is { } stored ? (stored[ImageSize.Large].Width, stored[ImageSize.Large].Height) : default);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_AvifOfSeveralPictures_StoresThePrimaryOne()
    {
        using VipsImage first = TestPicture.Flat(300, 200, [220, 40, 40]);
        using VipsImage second = TestPicture.Flat(300, 200, [40, 60, 210]);
        using VipsImage both = TestPicture.Animate(first, second);
        byte[] avif = both.HeifsaveBuffer(q: 90, compression: Enums.ForeignHeifCompression.Av1, effort: 0, keep: Enums.ForeignKeep.None);
        int primary = avif.AsSpan().IndexOf("pitm"u8) + 9;
        avif[primary]++;

        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(avif);

        using VipsImage shown = VipsImage.NewFromBuffer(stored[ImageSize.Large].Data.ToArray());
        Assert.Equal((300, 200), (shown.Width, shown.Height));
        Assert.InRange(shown.Getpoint(150, 100)[2], 195, 225);
    }

    [Theory]
    [InlineData(4000, 4001, "16,000,000")]
    [InlineData(uint.MaxValue, uint.MaxValue, "16,000,000")]
    public async Task ResizeAndStoreImageAsync_AvifOver16Megapixels_IsRefusedBeforeDecoding(uint width, uint height, string limit)
    {
        ImageRejectedException exception = await RejectAsync(new ForgedAvif().WithSize(width, height).ToArray());

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
        Assert.Contains(limit, exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ArtworkOptions.MaxAvifPixels), exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _processor.Calls);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_AvifLimitChanged_FollowsTheLowerOfBothLimits()
    {
        using VipsImage picture = TestPicture.Flat(100, 100, [1, 2, 3]);
        byte[] avif = picture.ToAvif();
        await using var lowered = new TestLibrary(store => store.ConfigureArtwork(options => options.MaxAvifPixels = 9_999));
        await using var lower = new TestLibrary(store => store.ConfigureArtwork(options => options.MaxPixels = 9_999));

        Assert.Equal(ImageRejection.TooManyPixels, (await RejectAsync(avif, lowered)).Rejection);
        Assert.Equal(ImageRejection.TooManyPixels, (await RejectAsync(avif, lower)).Rejection);
        Assert.Equal(4, (await StoreAsync(avif)).Count);
    }

    [Theory]
    [InlineData("hvc1", "avif", "HEIC picture (coded as HEVC)")]
    [InlineData("hvc1", "heic", "HEIC picture (coded as HEVC)")]
    [InlineData("av01", "mif1", "HEIF picture")]
    [InlineData("grid", "avif", "AVIF picture in tiles")]
    public async Task ResizeAndStoreImageAsync_OtherCodingInTheContainer_IsCalledByItsName(string coding, string brand, string expected)
    {
        byte[] data = new ForgedAvif { Coding = coding, MajorBrand = "mif1", CompatibleBrands = ["mif1", brand] }.WithSize(30, 20).ToArray();

        ImageRejectedException exception = await RejectAsync(data);

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _processor.Calls);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("avif")]
    public async Task ResizeAndStoreImageAsync_Refused_AdvisesWhoeverPickedThePicture(string format)
    {
        using VipsImage picture = TestPicture.Noisy(90, 70);
        byte[] whole = picture.Encode(format);

        ImageRejectedException exception = await RejectAsync(whole[..(whole.Length / 2)]);

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
        Assert.Contains("Get it again", exception.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(byte[] original, TestLibrary? library = null)
    {
        library ??= Library;
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = Guid.NewGuid().ToString(), Artist = "Artist" }, Cancel);
        return await library.Images.ResizeAndStoreImageAsync(original, track.Id, cancellationToken: Cancel);
    }

    private async Task<ImageRejectedException> RejectAsync(byte[] original, TestLibrary? library = null)
    {
        library ??= Library;
        ImageRejectedException exception = await Assert.ThrowsAsync<ImageRejectedException>(() => StoreAsync(original, library));
        Assert.Equal(0L, library.Sql("SELECT count(*) FROM track_artworks a JOIN tracks t ON t.id = a.track_id WHERE t.id = (SELECT max(id) FROM tracks)"));
        return exception;
    }
}
