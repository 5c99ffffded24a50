using System.Globalization;

namespace TrackStore.Artwork.Validation;

/// <summary>Creates the exceptions for originals that are not accepted: what is wrong, and what to do about it.</summary>
internal static class ImageRejections
{
    public static ImageRejectedException Empty() => new(
        ImageRejection.Empty,
        "The picture is empty. Check that the file or the download is complete.");

    public static ImageRejectedException TooManyBytes(long length, long maxBytes)
    {
        string option = Option(nameof(ArtworkOptions.MaxBytes));
        return new(
            ImageRejection.TooManyBytes,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The picture has {length:N0} bytes; the limit is {maxBytes:N0}. Use a smaller one, or raise {option}."));
    }

    public static ImageRejectedException TooManyPixels(ImageFormat format, int width, int height, long maxPixels)
    {
        // An AVIF is held to the lower of its two limits.
        (string what, string option) = format == ImageFormat.Avif
            ? ("The AVIF picture", $"{Option(nameof(ArtworkOptions.MaxAvifPixels))} (at most {nameof(ArtworkOptions.MaxPixels)})")
            : ("The picture", Option(nameof(ArtworkOptions.MaxPixels)));
        return new(
            ImageRejection.TooManyPixels,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} has {width:N0} x {height:N0} pixels; the limit is {maxPixels:N0}. Use a smaller one, or raise {option}."));
    }

    public static ImageRejectedException DamagedHeader(ImageFormat format) => new(
        ImageRejection.Damaged,
        $"The data starts like {format.WithArticle()} picture, but its header is incomplete, contradicts itself or declares no pixels. "
            + "Get the picture again.");

    public static ImageRejectedException Damaged(ImageFormat format, Exception? innerException = null) => new(
        ImageRejection.Damaged,
        $"The {format.ToDisplayName()} picture is damaged or incomplete and can't be decoded. "
            + "Get it again, or save it again with an image editor.",
        innerException);

    public static ImageRejectedException Unsupported(ReadOnlySpan<byte> data)
        => new(ImageRejection.UnsupportedFormat, UnsupportedContent.Describe(data));

    public static ImageRejectedException UnsupportedCoding(string coding) => new(
        ImageRejection.UnsupportedFormat,
        $"The data is {coding}, which is not supported. Convert it to {ImageFormatNames.Recommended}.");

    public static ImageRejectedException AvifUnavailable() => new(
        ImageRejection.UnsupportedFormat,
        "The picture is AVIF, which the machine's libvips can't decode safely. "
            + "Convert it to JPEG, PNG, WebP or GIF, or add the package NetVips.Native for this platform to the application.");

    public static ImageRejectedException KnownPlaceholder() => new(
        ImageRejection.KnownPlaceholder,
        "The picture is a known placeholder for a missing cover, "
            + $"so it was not stored ({Option(nameof(ArtworkOptions.PlaceholderHashes))}).");

    private static string Option(string name) => $"{nameof(ArtworkOptions)}.{name}";
}
