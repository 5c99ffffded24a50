using System.Text;
using TrackStore.Artwork;
using TrackStore.Artwork.Validation;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Validation;

public sealed class ImageValidatorTests
{
    private const int MaxBytes = 20_000_000;
    private const long MaxPixels = 100_000_000;

    [Theory]
    [InlineData("jpeg", ImageFormat.Jpeg)]
    [InlineData("progressive jpeg", ImageFormat.Jpeg)]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("webp", ImageFormat.WebP)]
    [InlineData("lossless webp", ImageFormat.WebP)]
    [InlineData("gif", ImageFormat.Gif)]
    [InlineData("avif", ImageFormat.Avif)]
    public void ValidateHeader_AcceptedFormat_TellsItAndCountsItsPixels(string encoding, ImageFormat expected)
    {
        using VipsImage picture = TestPicture.Noisy(301, 207);
        byte[] data = picture.Encode(encoding);

        ImageSource source = Validate(data, maxPixels: 301 * 207);
        ImageRejectedException tooLarge = Reject(data, maxPixels: (301 * 207) - 1);

        Assert.Equal(expected, source.Format);
        Assert.Equal(301 * 207, source.MaxPixels);
        Assert.True(source.Data.Span.SequenceEqual(data));
        Assert.Equal(ImageRejection.TooManyPixels, tooLarge.Rejection);
        Assert.Contains("301 x 207", tooLarge.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidateHeader_ExtendedWebP_CountsItsCanvas()
    {
        using VipsImage picture = TestPicture.Animate(TestPicture.Noisy(301, 207), TestPicture.Flat(301, 207, [0, 0, 0]));
        byte[] data = picture.ToWebP();

        ImageSource source = Validate(data, maxPixels: 301 * 207);

        Assert.Equal("VP8X"u8, data.AsSpan(12, 4));
        Assert.Equal(ImageFormat.WebP, source.Format);
        Assert.Equal(ImageRejection.TooManyPixels, Reject(data, maxPixels: (301 * 207) - 1).Rejection);
    }

    [Fact]
    public void ValidateHeader_NoBytes_IsEmpty()
    {
        ImageRejectedException exception = Reject([]);

        Assert.Equal(ImageRejection.Empty, exception.Rejection);
    }

    [Fact]
    public void ValidateHeader_OneByteOverTheLimit_IsTooManyBytes()
    {
        using VipsImage picture = TestPicture.Noisy(20, 20);
        byte[] data = picture.ToPng();

        ImageSource source = Validate(data, maxBytes: data.Length);
        ImageRejectedException exception = Reject(data, maxBytes: data.Length - 1);

        Assert.Equal(ImageFormat.Png, source.Format);
        Assert.Equal(ImageRejection.TooManyBytes, exception.Rejection);
    }

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void ValidateHeader_HugePngHeader_IsTooManyPixels(int width, int height)
    {
        ImageRejectedException exception = Reject(PngStart(width, height));

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
        Assert.Contains("100,000,000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidateHeader_HugeJpegHeader_IsTooManyPixels()
    {
        byte[] data = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFD, 0xE8, 0xFD, 0xE8, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];

        Assert.Equal(ImageRejection.TooManyPixels, Reject(data).Rejection);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(-1, 10)]
    public void ValidateHeader_PngWithoutPixels_IsDamaged(int width, int height)
        => Assert.Equal(ImageRejection.Damaged, Reject(PngStart(width, height)).Rejection);

    [Theory]
    [InlineData("FFD8FF")]
    [InlineData("FFD8FFE0")]
    [InlineData("FFD8FFE000")]
    [InlineData("FFD8FFE0000100")]
    [InlineData("FFD8FFE0FFFF4A464946")]
    [InlineData("FFD8FFFFFFFFFFFF")]
    [InlineData("FFD8FFD9")]
    [InlineData("FFD8FFDA000C03010002")]
    [InlineData("FFD8FFC00005080010")]
    [InlineData("FFD8FFC0001108000000100301220002110103110100")]
    [InlineData("FFD8FFC400020001020304050607")]
    [InlineData("89504E")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("89504E470D0A1A0A0000000D4948445200000001")]
    [InlineData("89504E470D0A1A0A0000000C494844520000000100000001080200000000000000")]
    [InlineData("474946383961")]
    [InlineData("474946383761000010000000000000")]
    [InlineData("52494646")]
    [InlineData("524946460000000057454250")]
    [InlineData("52494646000000005745425056503820000000003100009D012A100010000000")]
    [InlineData("52494646000000005745425056503820000000003000009D012B100010000000")]
    [InlineData("5249464600000000574542505650384C0000000030000000000000000000")]
    [InlineData("52494646000000005745425041425344000000002F000000000000000000")]
    public void ValidateHeader_HeaderCutOffOrContradictory_IsDamaged(string hex)
    {
        ImageRejectedException exception = Reject(Convert.FromHexString(hex));

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
        Assert.Contains("header", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("lossless webp")]
    [InlineData("gif")]
    [InlineData("avif")]
    public void ValidateHeader_EveryBeginning_IsAdmittedOrRefused(string encoding)
    {
        using VipsImage picture = TestPicture.Noisy(40, 30);
        byte[] whole = picture.Encode(encoding);

        // A file type box is recognized by its first brand.
        for (int length = encoding == "avif" ? 12 : 4; length <= whole.Length; length++)
        {
            ImageRejection? rejection = Try(whole.AsMemory(0, length));

            Assert.True(rejection is null or ImageRejection.Damaged, $"{length} bytes: {rejection}");
        }

        Assert.Null(Try(whole));
    }

    [Fact]
    public void ValidateHeader_FillBytesAndThumbnailInJpeg_FindsTheFrame()
    {
        byte[] thumbnail = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0];
        byte[] data =
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(thumbnail.Length + 2), .. thumbnail, 0xFF, 0xFF, 0xFF, 0xC4, 0, 3, 0,
            0xFF, 0xC2, 0, 11, 8, 0x10, 0, 0x20, 0, 1, 1, 0x11, 0,
        ];

        ImageRejectedException exception = Reject(data, maxPixels: 1000);

        Assert.Contains("8,192 x 4,096", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>", "web page")]
    [InlineData("\uFEFF \r\n<html lang=\"en\">", "web page")]
    [InlineData("<html><body><svg/></body></html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML")]
    [InlineData("{\"message\": \"You must authenticate to access this resource.\"}", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("Not found: Motörhead.jpg", "text")]
    [InlineData("  \r\n", "blank text")]
    public void ValidateHeader_Text_SaysThatTheDownloadMayHaveFailed(string text, string expected)
    {
        ImageRejectedException exception = Reject(Encoding.UTF8.GetBytes(text));

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("download", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg/>", "SVG")]
    [InlineData("II*\0\b\0\0\0", "TIFF")]
    [InlineData("MM\0*\0\0\0\b", "TIFF")]
    [InlineData("BM\u0036\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0\u0001\0\0\0\u0001\0\0\0", "BMP")]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("\0\0\u0001\0\u0001\0", "ICO")]
    [InlineData("8BPS\0\u0001", "Photoshop")]
    [InlineData("\0\0\0\u000CJXL \r\n\u0087\n", "JPEG XL")]
    [InlineData("\u00FF\n\u00FA\u001F", "JPEG XL")]
    [InlineData("\0\0\0\u000CjP  \r\n\u0087\n", "JPEG 2000")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "HEIC")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0", "HEIF")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "HEIC")]
    [InlineData("\0\0\0\u0020ftypM4A \0\0\0\0", "audio")]
    [InlineData("\u001F\u008B\b\0", "gzip")]
    [InlineData("PK\u0003\u0004", "ZIP")]
    [InlineData("\u0001\u0002\u0003\u0004", "The picture format is unknown")]
    public void ValidateHeader_ForeignFormat_NamesItAndTheAcceptedOnes(string latin1, string expected)
    {
        ImageRejectedException exception = Reject(Encoding.Latin1.GetBytes(latin1));

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(ImageFormatNames.Recommended, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidateHeader_AnyBytes_NeverThrowsAnythingElse()
    {
        var random = new Random(11);
        byte[][] starts = [[], [0xFF, 0xD8, 0xFF], [.. PngHeader.Signature], [.. "RIFF0000WEBPVP8 "u8], [.. "RIFF0000WEBPVP8X"u8], [.. "RIFF0000WEBPVP8L"u8], [.. "GIF89a"u8], [.. "<"u8]];
        for (int round = 0; round < 4000; round++)
        {
            byte[] noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            byte[] data = [.. starts[round % starts.Length], .. noise];

            ImageRejection? rejection = Try(data);

            Assert.True(rejection is null or ImageRejection.Empty or ImageRejection.Damaged or ImageRejection.UnsupportedFormat or ImageRejection.TooManyPixels);
        }
    }

    private static byte[] PngStart(int width, int height)
    {
        byte[] data = new byte[33];
        PngHeader.Signature.CopyTo(data);
        "\0\0\0\x0DIHDR"u8.CopyTo(data.AsSpan(8));
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(20), height);
        return data;
    }

    private static ImageSource Validate(ReadOnlyMemory<byte> data, int maxBytes = MaxBytes, long maxPixels = MaxPixels)
        => ImageValidator.ValidateHeader(data, new ArtworkOptions { MaxBytes = maxBytes, MaxPixels = maxPixels });

    private static ImageRejectedException Reject(byte[] data, int maxBytes = MaxBytes, long maxPixels = MaxPixels)
        => Assert.Throws<ImageRejectedException>(() => Validate(data, maxBytes, maxPixels));

    private static ImageRejection? Try(ReadOnlyMemory<byte> data)
    {
        try
        {
            Validate(data);
            return null;
        }
        catch (ImageRejectedException exception)
        {
            return exception.Rejection;
        }
    }
}
