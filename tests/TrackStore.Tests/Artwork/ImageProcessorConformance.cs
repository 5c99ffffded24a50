using TrackStore.Artwork;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork;

/// <summary>What every image processor promises. A processor's tests derive from it.</summary>
public abstract partial class ImageProcessorConformance
{
    private const long MaxBytes = 20_000_000;
    private const long MaxPixels = 100_000_000;

    /// <summary>Creates the processor under test.</summary>
    protected abstract IImageProcessor CreateProcessor();

    private Task<ProcessedArtwork> ProcessAsync(byte[] data)
        => CreateProcessor().ProcessAsync(ImageGate.Admit(data, MaxBytes, MaxPixels), RenditionProfile.Default, TestContext.Current.CancellationToken);

    private async Task<ImageRejectedException> RejectAsync(byte[] data)
        => await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(data));

    private static void AssertLadder(ProcessedArtwork artwork, string mimeType, params (int Width, int Height)[] sizes)
    {
        ImageSize[] names = [ImageSize.Large, ImageSize.Medium, ImageSize.Small, ImageSize.Thumbnail];
        Assert.Equal(names, artwork.Renditions.Select(rendition => rendition.Size));
        Assert.Equal(sizes, artwork.Renditions.Select(rendition => (rendition.Width, rendition.Height)));
        Assert.All(artwork.Renditions, rendition => AssertTrue(rendition, mimeType));
    }

    /// <summary>Decodes a rendition and holds it against what it says of itself.</summary>
    private static void AssertTrue(Rendition rendition, string mimeType)
    {
        ReadOnlySpan<byte> signature = mimeType == "image/png" ? [0x89, 0x50, 0x4E, 0x47] : [0xFF, 0xD8, 0xFF];

        Assert.Equal(mimeType, rendition.MimeType);
        Assert.True(rendition.Data.Span.StartsWith(signature));
        using VipsImage decoded = Decode(rendition);
        Assert.Equal((rendition.Width, rendition.Height), (decoded.Width, decoded.Height));
        Assert.Equal(NetVips.Enums.BandFormat.Uchar, decoded.Format);
        Assert.DoesNotContain(decoded.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "icc-profile-data" or "xmp-data" or "iptc-data" or "orientation");
    }

    private static VipsImage Decode(Rendition rendition) => VipsImage.NewFromBuffer(rendition.Data.ToArray(), failOn: NetVips.Enums.FailOn.Warning);

    /// <summary>Reads the colour at a place given in parts of the width and height, as red, green, blue and, where there is one, alpha.</summary>
    private static double[] ColourAt(Rendition rendition, double x, double y)
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

    private static void AssertColour(double[] expected, double[] actual, double tolerance)
        => Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));

    private static void AssertQuadrants(ProcessedArtwork artwork, double tolerance)
    {
        foreach (Rendition rendition in artwork.Renditions)
        {
            AssertColour(TestPicture.QuadrantColours[0], ColourAt(rendition, 0.25, 0.25), tolerance);
            AssertColour(TestPicture.QuadrantColours[1], ColourAt(rendition, 0.75, 0.25), tolerance);
            AssertColour(TestPicture.QuadrantColours[2], ColourAt(rendition, 0.25, 0.75), tolerance);
            AssertColour(TestPicture.QuadrantColours[3], ColourAt(rendition, 0.75, 0.75), tolerance);
        }
    }
}
