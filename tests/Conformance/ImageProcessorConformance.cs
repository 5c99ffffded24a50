using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

/// <summary>
/// What every image processor promises. A processor's tests derive from it, in a test project that links these files and references
/// TrackStore.Abstractions, xunit and NetVips: libvips draws the originals and judges the renditions.
/// </summary>
/// <remarks>
/// A processor declares what it lacks by <see cref="Capabilities"/>; the tests of the rest are skipped and say so. Where the contract leaves freedom,
/// another overridable member says what the processor does.
/// </remarks>
public abstract partial class ImageProcessorConformance
{
    private const long MaxPixels = 100_000_000;

    /// <summary>Gets what the processor can do beyond what is required of all. What is declared here is tested.</summary>
    protected virtual ImageProcessorCapabilities Capabilities => ImageProcessorCapabilities.All;

    /// <summary>Creates the processor under test.</summary>
    protected abstract IImageProcessor CreateProcessor();

    /// <summary>Tells whether the processor must decode a PngSuite file; the names of broken files begin with an x.</summary>
    protected virtual bool Answers(string pngSuiteFile) => !pngSuiteFile.StartsWith('x');

    /// <summary>Tells whether the processor detects and refuses damage that the JPEG format can't reveal by itself.</summary>
    protected virtual bool Notices(JpegDamage damage) => false;

    private void SkipWithout(ImageProcessorCapabilities capability)
        => Assert.SkipUnless(Capabilities.HasFlag(capability), $"The processor declares that it lacks {capability}.");

    private static ImageSource Admit(ReadOnlyMemory<byte> data) => new() { Data = data, Format = FormatOf(data.Span), MaxPixels = MaxPixels };

    private static ImageFormat FormatOf(ReadOnlySpan<byte> data) => data[0] switch
    {
        0xFF => ImageFormat.Jpeg,
        0x89 => ImageFormat.Png,
        (byte)'R' => ImageFormat.WebP,
        (byte)'G' => ImageFormat.Gif,
        0 => ImageFormat.Avif,
        _ => throw new ArgumentException("This is the beginning of no accepted format.", nameof(data)),
    };

    private Task<ProcessedArtwork> ProcessAsync(byte[] data) => ProcessAsync(Admit(data));

    private Task<ProcessedArtwork> ProcessAsync(ImageSource source)
        => CreateProcessor().ProcessAsync(source, RenditionProfile.Default, TestContext.Current.CancellationToken);

    private Task<ProcessedArtwork> ProcessAsync(byte[] data, RenditionProfile profile)
        => CreateProcessor().ProcessAsync(Admit(data), profile, TestContext.Current.CancellationToken);

    private async Task<ImageRejectedException> RejectAsync(byte[] data)
        => await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(data));

    private static void AssertLadder(ProcessedArtwork artwork, string mimeType, params (int Width, int Height)[] sizes)
    {
        ImageSize[] names = [ImageSize.Large, ImageSize.Medium, ImageSize.Small, ImageSize.Thumbnail];
        Assert.Equal(names, artwork.Renditions.Select(rendition => rendition.Size));
        Assert.Equal(sizes, artwork.Renditions.Select(rendition => (rendition.Width, rendition.Height)));
        Assert.All(artwork.Renditions, rendition => AssertTrue(rendition, mimeType));
    }

    /// <summary>Decodes a rendition and checks it against its declared type and size.</summary>
    private static void AssertTrue(Rendition rendition, string mimeType)
    {
        ReadOnlySpan<byte> signature = mimeType switch
        {
            "image/png" => [0x89, 0x50, 0x4E, 0x47],
            "image/webp" => "RIFF"u8,
            _ => [0xFF, 0xD8, 0xFF],
        };

        Assert.Equal(mimeType, rendition.MimeType);
        Assert.True(rendition.Data.Span.StartsWith(signature));
        using VipsImage decoded = Decode(rendition);
        Assert.Equal((rendition.Width, rendition.Height), (decoded.Width, decoded.Height));
        Assert.Equal(NetVips.Enums.BandFormat.Uchar, decoded.Format);
        Assert.DoesNotContain(decoded.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "icc-profile-data" or "xmp-data" or "iptc-data" or "orientation");
    }

    private static VipsImage Decode(Rendition rendition) => VipsImage.NewFromBuffer(rendition.Data.ToArray(), failOn: NetVips.Enums.FailOn.Warning);

    /// <summary>Reads the color at a place given in parts of the width and height, as red, green, blue and, where there is one, alpha.</summary>
    private static double[] ColorAt(Rendition rendition, double x, double y)
    {
        using VipsImage decoded = Decode(rendition);
        double[] values = decoded.Getpoint((int)(x * decoded.Width), (int)(y * decoded.Height));
        return values.Length switch
        {
            1 => [values[0], values[0], values[0]],
            2 => [values[0], values[0], values[0], values[1]],
            _ => values,
        };
    }

    private static void AssertColor(double[] expected, double[] actual, double tolerance)
        => Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));

    private static void AssertQuadrants(ProcessedArtwork artwork, double tolerance)
    {
        foreach (Rendition rendition in artwork.Renditions)
        {
            AssertColor(TestPicture.QuadrantColors[0], ColorAt(rendition, 0.25, 0.25), tolerance);
            AssertColor(TestPicture.QuadrantColors[1], ColorAt(rendition, 0.75, 0.25), tolerance);
            AssertColor(TestPicture.QuadrantColors[2], ColorAt(rendition, 0.25, 0.75), tolerance);
            AssertColor(TestPicture.QuadrantColors[3], ColorAt(rendition, 0.75, 0.75), tolerance);
        }
    }
}
