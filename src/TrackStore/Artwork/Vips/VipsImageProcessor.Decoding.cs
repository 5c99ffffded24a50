using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const string OrientationField = "orientation";

    /// <summary>Decodes an original to its largest rendition, cropped but not padded: upright, 8-bit, sRGB or gray, in memory.</summary>
    private static (VipsImage Image, PixelSize Original) DecodeLargest(
        ImageSource source,
        VipsOriginal encoded,
        RenditionShape shape,
        int longestSide,
        CancellationToken cancellationToken)
    {
        using Source header = encoded.Open();
        using VipsImage unscaled = encoded.Load(header, scale: 1);
        var stored = new PixelSize(unscaled.Width, unscaled.PageHeight);
        if ((long)stored.Width * stored.Height > source.MaxPixels)
            throw ImageRejections.TooManyPixels(source.Format, stored.Width, stored.Height, source.MaxPixels);

        int orientation = ReadOrientation(unscaled);
        PixelSize upright = orientation >= 5 ? stored.Transposed : stored;
        bool isCropped = shape == RenditionShape.SquareByCropping;
        PixelSize target = isCropped ? stored.Cover(longestSide) : stored.FitWithin(longestSide);
        double scale = FindScale(source.Format, stored, target, unscaled.HasAlpha());

        using Source pixels = encoded.Open();
        using VipsImage decoded = scale < 1 ? encoded.Load(pixels, scale).Then(OnOneThread) : OnOneThread(unscaled);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => decoded.SetKill(true));

        // libvips' operation cache keeps the input of a resize alive. The decoder of a progressive JPEG holds every coefficient of the
        // picture, so its few shrunken pixels are copied first.
        using VipsImage whole = IsProgressive(unscaled) ? decoded.CopyMemory() : decoded.Copy();
        using VipsImage visible = isCropped ? CropToSquare(whole) : whole.Copy();
        VipsImage largest = Resize(visible, isCropped ? target.InnerSquare : target)
            .Then(ToStandardColor)
            .Then(image => image.CopyMemory());
        cancellationToken.ThrowIfCancellationRequested();
        if (orientation > 1)
            largest = largest.Then(image => image.Autorot()).Then(image => image.CopyMemory());
        if (largest.HasAlpha() && IsOpaque(largest))
            largest = largest.Then(image => image.ExtractBand(0, image.Bands - 1)).Then(image => image.CopyMemory());

        return (largest, upright);
    }

    /// <summary>
    /// Finds how far the decoder itself shrinks without falling below the target, which takes a fraction of the time and memory of a full
    /// decode.
    /// </summary>
    private static double FindScale(ImageFormat format, PixelSize stored, PixelSize target, bool hasAlpha) => format switch
    {
        ImageFormat.Jpeg => 1.0 / FindShrink(stored, target),

        // libwebp averages areas, within 45 dB of a resample. It does so on colors that are not premultiplied, so pictures with alpha are
        // decoded whole.
        ImageFormat.WebP when !hasAlpha => Math.Max((double)target.Width / stored.Width, (double)target.Height / stored.Height),
        _ => 1,
    };

    /// <summary>
    /// Finds the largest power of two that leaves both sides large enough: libjpeg shrinks by it in the frequency domain.
    /// </summary>
    private static int FindShrink(PixelSize stored, PixelSize target)
    {
        // libvips rounds down: the short side of a very long picture must not vanish.
        int shrink = 1;
        while (shrink < 8 && stored.Width / (shrink * 2) >= target.Width && stored.Height / (shrink * 2) >= target.Height)
            shrink *= 2;
        return shrink;
    }

    /// <summary>
    /// Marks an image so that libvips computes it, and everything derived from it, on one thread: covers are processed in parallel instead.
    /// </summary>
    private static VipsImage OnOneThread(VipsImage image) => image.Mutate(mutable => mutable.Set(GValue.GIntType, "concurrency", 1));

    private static bool IsProgressive(VipsImage image)
        => image.Contains("jpeg-multiscan") && image.Get("jpeg-multiscan") is not 0;

    private static int ReadOrientation(VipsImage image)
        => image.Contains(OrientationField) && image.Get(OrientationField) is int orientation and >= 1 and <= 8 ? orientation : 1;
}
