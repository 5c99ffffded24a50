using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const int CachedRows = 64;

    // 64 MB of pixels. A larger picture is not held whole.
    private const long MaxPixelsInMemory = 16 * 1024 * 1024;

    private static readonly string[] KeptFields = [ProfileField, OrientationField];

    /// <summary>Resizes with transparent pixels weighing nothing.</summary>
    private static VipsImage ResizeWithAlpha(VipsImage image, double horizontal, double vertical)
        => image.Format == Enums.BandFormat.Uchar && image.Bands is 2 or 4 && (long)image.Width * image.Height <= MaxPixelsInMemory
            ? ResizeWeighedInMemory(image, horizontal, vertical)
            : ResizeWeighedInRows(image, horizontal, vertical);

    // Weighing the colours and back takes three times as long as the resize itself where libvips does it, because it goes through floating point.
    private static VipsImage ResizeWeighedInMemory(VipsImage image, double horizontal, double vertical)
    {
        int bands = image.Bands;
        using var colours = PixelBuffer.Of(image);
        AlphaWeighting.Multiply(colours.Pixels, bands);
        using VipsImage weighed = VipsImage.NewFromMemory(colours.Array, image.Width, image.Height, bands, Enums.BandFormat.Uchar).Then(OnOneThread);
        using VipsImage resized = weighed.Resize(horizontal, vscale: vertical);
        using var result = PixelBuffer.Of(resized);
        AlphaWeighting.Divide(result.Pixels, bands);
        return VipsImage.NewFromMemory(result.Array, resized.Width, resized.Height, bands, Enums.BandFormat.Uchar)
            .Then(step => step.Copy(interpretation: image.Interpretation))
            .Then(step => step.Mutate(mutable => KeepFields(image, mutable)))
            .Then(step => step.CopyMemory());
    }

    private static VipsImage ResizeWeighedInRows(VipsImage image, double horizontal, double vertical)
    {
        // Back to integers between the steps: resampling floating-point pixels takes three times as long. A cast alone cuts off, and colours
        // would grow darker from one rendition to the next. A resize reads most rows for several of its own, which would weigh their colours anew.
        Enums.BandFormat format = image.Format;
        return image.Premultiply()
            .Then(step => step.Rint())
            .Then(step => step.Cast(format))
            .Then(step => step.Linecache(tileHeight: CachedRows, access: Enums.Access.Sequential))
            .Then(step => step.Resize(horizontal, vscale: vertical))
            .Then(step => step.Unpremultiply())
            .Then(step => step.Rint())
            .Then(step => step.Cast(format));
    }

    private static void KeepFields(VipsImage from, MutableImage to)
    {
        SetOneThread(to);
        foreach (string field in KeptFields)
        {
            if (from.Contains(field))
                to.Set(from.GetTypeOf(field), field, from.Get(field));
        }
    }
}
