using System.Globalization;

namespace TrackStore.Artwork;

/// <summary>Lets in what looks like a picture within the limits, by its header alone: no pixel is decoded.</summary>
internal static class ImageGate
{
    private const string Advice = "Bring a smaller one, or raise the limit in the artwork options.";

    /// <summary>Admits an original, or says why not.</summary>
    /// <param name="data">The encoded original.</param>
    /// <param name="maxBytes">How many bytes it may have.</param>
    /// <param name="maxPixels">How many pixels it may have.</param>
    /// <returns>The original with its format.</returns>
    /// <exception cref="ImageRejectedException">It is empty, too large, of no accepted format, or its header is damaged.</exception>
    public static ImageSource Admit(ReadOnlyMemory<byte> data, long maxBytes, long maxPixels)
    {
        if (data.IsEmpty)
            throw Empty();
        if (data.Length > maxBytes)
            throw TooManyBytes(data.Length, maxBytes);

        ReadOnlySpan<byte> bytes = data.Span;
        if (ImageHeader.FindFormat(bytes) is not { } format)
            throw new ImageRejectedException(ImageRejection.UnsupportedFormat, ForeignContent.Describe(bytes));
        if (ImageHeader.Read(bytes, format) is not { } header)
            throw DamagedHeader(format);
        if ((long)header.Width * header.Height > maxPixels)
            throw TooManyPixels(header.Width, header.Height, maxPixels);

        return new ImageSource { Data = data, Format = format, MaxPixels = maxPixels };
    }

    /// <summary>Makes the refusal of an original with too many bytes.</summary>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="maxBytes">How many it may have.</param>
    /// <returns>The exception to throw.</returns>
    public static ImageRejectedException TooManyBytes(long length, long maxBytes) => new(
        ImageRejection.TooManyBytes,
        string.Create(CultureInfo.InvariantCulture, $"The picture has {length:N0} bytes, and the limit is {maxBytes:N0}. {Advice}"));

    /// <summary>Makes the refusal of an original with too many pixels.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="maxPixels">How many pixels it may have.</param>
    /// <returns>The exception to throw.</returns>
    public static ImageRejectedException TooManyPixels(int width, int height, long maxPixels) => new(
        ImageRejection.TooManyPixels,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The picture has {width:N0} x {height:N0} pixels, and the limit is {maxPixels:N0} pixels. {Advice}"));

    private static ImageRejectedException Empty() => new(
        ImageRejection.Empty,
        "The picture has no bytes. Check that the download or the file was complete.");

    private static ImageRejectedException DamagedHeader(ImageFormat format) => new(
        ImageRejection.Damaged,
        $"The data begins as a {format.ToDisplayName()}, but its header is cut off, contradicts itself or has no pixels."
            + " Fetch the picture again.");
}
