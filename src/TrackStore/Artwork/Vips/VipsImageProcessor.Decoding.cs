using System.Diagnostics;
using System.Runtime.InteropServices;
using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const string OrientationField = "orientation";

    /// <summary>Decodes an original to its largest rendition, cropped but not padded: upright, 8-bit, sRGB or grey, in memory.</summary>
    private static (VipsImage Image, PixelSize Original) DecodeLargest(ImageSource source, RenditionShape shape, int longestSide, CancellationToken cancellationToken)
    {
        // A source over pinned bytes saves the copy that the loaders for buffers make.
        byte[] bytes = ToArray(source.Data);
        using Source header = Source.NewFromMemory(bytes);
        using VipsImage unscaled = Load(header, source.Format, scale: 1);
        var stored = new PixelSize(unscaled.Width, unscaled.PageHeight);
        ThrowIfTooManyPixels(stored, source.MaxPixels);

        int orientation = ReadOrientation(unscaled);
        bool transposed = orientation >= 5;
        PixelSize original = transposed ? stored.Transposed : stored;
        bool cropped = shape == RenditionShape.SquareByCropping;
        PixelSize target = cropped ? stored.Cover(longestSide) : stored.FitWithin(longestSide);
        double scale = FindScale(source.Format, stored, target, unscaled.HasAlpha());

        using Source scaled = Source.NewFromMemory(bytes);
        using VipsImage decoded = scale < 1
            ? Load(scaled, source.Format, scale).Then(OnOneThread)
            : OnOneThread(unscaled);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => decoded.SetKill(true));

        // libvips' operation cache keeps what a resize reads from. The decoder of a progressive JPEG holds every coefficient of the picture, so its
        // few shrunken pixels are taken out first.
        using VipsImage whole = IsProgressive(unscaled) ? decoded.CopyMemory() : decoded.Copy();
        using VipsImage pixels = cropped ? CropToSquare(whole) : whole.Copy();
        VipsImage largest = Resize(pixels, cropped ? target.InnerSquare : target).Then(ToStandardColour).Then(image => image.CopyMemory());
        cancellationToken.ThrowIfCancellationRequested();
        if (orientation > 1)
            largest = largest.Then(image => image.Autorot()).Then(image => image.CopyMemory());
        if (largest.HasAlpha() && IsOpaque(largest))
            largest = largest.Then(image => image.ExtractBand(0, image.Bands - 1)).Then(image => image.CopyMemory());

        return (largest, original);
    }

    /// <summary>Opens the bytes with the one loader of their format, so that libvips never guesses.</summary>
    /// <remarks>
    /// What fails is decided on the load call: libvips ignores the same option further down the pipeline and would hand out a half-grey picture.
    /// </remarks>
    private static VipsImage Load(Source source, ImageFormat format, double scale) => format switch
    {
        ImageFormat.Jpeg => VipsImage.JpegloadSource(source, shrink: (int)(1 / scale), access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.Png => VipsImage.PngloadSource(source, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.WebP => VipsImage.WebploadSource(source, scale: scale, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.Gif => VipsImage.GifloadSource(source, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        _ => throw new UnreachableException($"There is no loader for {format}."),
    };

    /// <summary>
    /// Finds how far the decoder itself shrinks, for a fraction of the work and memory of a full decode, without falling below the target.
    /// </summary>
    private static double FindScale(ImageFormat format, PixelSize stored, PixelSize target, bool hasAlpha) => format switch
    {
        ImageFormat.Jpeg => 1.0 / FindShrink(stored, target),

        // libwebp averages areas, within 45 dB of a resample; it does so on colours that alpha has not weighed, so pictures with alpha stay whole.
        ImageFormat.WebP when !hasAlpha => Math.Max((double)target.Width / stored.Width, (double)target.Height / stored.Height),
        _ => 1,
    };

    /// <summary>Finds the largest power of two that leaves both sides large enough: libjpeg shrinks by it in the frequency domain.</summary>
    private static int FindShrink(PixelSize stored, PixelSize target)
    {
        // libvips rounds down: the short side of a very long picture must not vanish.
        int shrink = 1;
        while (shrink < 8 && stored.Width / (shrink * 2) >= target.Width && stored.Height / (shrink * 2) >= target.Height)
            shrink *= 2;
        return shrink;
    }

    /// <summary>Marks an image so that libvips computes it, and all that follows from it, on one thread: covers are processed side by side.</summary>
    private static VipsImage OnOneThread(VipsImage image)
        => image.Mutate(SetOneThread);

    private static void SetOneThread(MutableImage image) => image.Set(GValue.GIntType, "concurrency", 1);

    private static bool IsProgressive(VipsImage image)
        => image.Contains("jpeg-multiscan") && image.Get("jpeg-multiscan") is not 0;

    private static int ReadOrientation(VipsImage image)
        => image.Contains(OrientationField) && image.Get(OrientationField) is int orientation and >= 1 and <= 8 ? orientation : 1;

    private static void ThrowIfTooManyPixels(PixelSize size, long maxPixels)
    {
        if ((long)size.Width * size.Height > maxPixels)
            throw ImageRejections.TooManyPixels(size.Width, size.Height, maxPixels);
    }

    private static byte[] ToArray(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
