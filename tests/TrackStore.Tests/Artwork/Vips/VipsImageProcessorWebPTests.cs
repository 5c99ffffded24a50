using NetVips;
using TrackStore.Artwork.Vips;
using TrackStore.Conformance;
using TrackStore.Tests.Artwork.WebP;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Vips;

/// <summary>
/// A plain lossy WebP is decoded here, the same one with metadata by libvips: the renditions look alike, whatever is asked for.
/// </summary>
public sealed class VipsImageProcessorWebPTests
{
    private const long MaxPixels = 100_000_000;

    public static TheoryData<int, int, RenditionShape> Shapes
    {
        get
        {
            var data = new TheoryData<int, int, RenditionShape>();
            foreach (RenditionShape shape in Enum.GetValues<RenditionShape>())
            {
                data.Add(1000, 1000, shape);
                data.Add(1301, 877, shape);
                data.Add(401, 733, shape);
                data.Add(2600, 90, shape);
                data.Add(50, 40, shape);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task ProcessAsync_PlainWebP_LooksLikeTheSameWithMetadata(int width, int height, RenditionShape shape)
    {
        using VipsImage picture = TestPicture.Noisy(width, height).Gaussblur(1.5);
        RenditionProfile profile = RenditionProfile.Default with { Shape = shape };

        ProcessedArtwork plain = await ProcessAsync(picture.ToPlainWebP(92), profile);
        ProcessedArtwork other = await ProcessAsync(picture.WebpsaveBuffer(q: 92), profile);

        Assert.Equal((other.Width, other.Height), (plain.Width, plain.Height));
        Assert.Equal((other.Preview?.Width, other.Preview?.Height), (plain.Preview?.Width, plain.Preview?.Height));
        Assert.All(plain.Renditions.Zip(other.Renditions), pair => AssertAlike(pair.Second, pair.First));
    }

    [Fact]
    public async Task ProcessAsync_MorePixelsThanTheSourceAllows_IsRefused()
    {
        using VipsImage picture = TestPicture.Flat(101, 100, [1, 2, 3]);
        var source = new ImageSource { Data = picture.ToPlainWebP(80), Format = ImageFormat.WebP, MaxPixels = 10_000 };

        var exception = await Assert.ThrowsAsync<ImageRejectedException>(
            () => new VipsImageProcessor().ProcessAsync(source, RenditionProfile.Default, TestContext.Current.CancellationToken));

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
    }

    [Fact]
    public async Task ProcessAsync_CutPicture_IsRefusedAsDamaged()
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] whole = picture.ToPlainWebP(90);

        foreach (int length in new[] { whole.Length / 2, whole.Length - 100, whole.Length - 1 })
        {
            var exception = await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(whole.AsMemory(0, length), RenditionProfile.Default));
            Assert.Equal(ImageRejection.Damaged, exception.Rejection);
        }
    }

    [Fact]
    public async Task ProcessAsync_PartOfALargerBuffer_ReadsOnlyThat()
    {
        using VipsImage picture = TestPicture.Quadrants(300, 200);
        byte[] file = picture.ToPlainWebP(90);
        byte[] buffer = [.. Enumerable.Repeat((byte)255, 50), .. file, .. Enumerable.Repeat((byte)255, 50)];

        ProcessedArtwork whole = await ProcessAsync(file, RenditionProfile.Default);
        ProcessedArtwork part = await ProcessAsync(buffer.AsMemory(50, file.Length), RenditionProfile.Default);

        Assert.All(whole.Renditions.Zip(part.Renditions), pair => Assert.True(pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span)));
    }

    private static Task<ProcessedArtwork> ProcessAsync(ReadOnlyMemory<byte> data, RenditionProfile profile)
    {
        var source = new ImageSource { Data = data, Format = ImageFormat.WebP, MaxPixels = MaxPixels };
        return new VipsImageProcessor().ProcessAsync(source, profile, TestContext.Current.CancellationToken);
    }

    private static void AssertAlike(Rendition expected, Rendition actual)
    {
        Assert.Equal((expected.Size, expected.MimeType, expected.Width, expected.Height), (actual.Size, actual.MimeType, actual.Width, actual.Height));
        using VipsImage left = VipsImage.NewFromBuffer(expected.Data.ToArray()).Cast(Enums.BandFormat.Float);
        using VipsImage right = VipsImage.NewFromBuffer(actual.Data.ToArray()).Cast(Enums.BandFormat.Float);
        using VipsImage difference = left - right;
        using VipsImage squares = difference * difference;
        Assert.InRange(Math.Sqrt(squares.Avg()), 0, 2.5);
    }
}
