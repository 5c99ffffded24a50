using System.Globalization;
using SixLabors.ImageSharp;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Creates the exceptions for originals that are not accepted.</summary>
internal static class ImageRejections
{
    public static ImageRejectedException Damaged(ImageFormat format, Exception? innerException = null) => new(
        ImageRejection.Damaged,
        $"The {NameOf(format)} picture is damaged or incomplete and can't be decoded. Get it again, or save it again with an image editor.",
        innerException);

    public static ImageRejectedException Unsupported(ImageFormat format) => new(
        ImageRejection.UnsupportedFormat,
        $"The picture is {NameOf(format)}, which ImageSharp can't decode. Convert it to JPEG, PNG, WebP or GIF, or use libvips.");

    public static ImageRejectedException TooManyPixels(Size size, long maxPixels) => new(
        ImageRejection.TooManyPixels,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The picture has {size.Width:N0} x {size.Height:N0} pixels; the limit is {maxPixels:N0} pixels. Use a smaller picture."));

    public static ImageRejectedException TooMuchMemory(Exception innerException) => new(
        ImageRejection.TooManyPixels,
        "The picture takes too much memory to decode. Use a smaller picture.",
        innerException);

    private static string NameOf(ImageFormat format) => format == ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
