using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SharpImage = SixLabors.ImageSharp.Image;
using SharpInfo = SixLabors.ImageSharp.ImageInfo;

namespace TrackStore.Artwork.ImageSharp;

internal sealed partial class ImageSharpImageProcessor
{
    /// <summary>Decodes an original to its largest rendition, cropped but not padded: upright, 8-bit, sRGB, with alpha only where a pixel is transparent.</summary>
    private static async Task<(SharpImage Image, Size Original)> DecodeLargestAsync(ImageSource source, RenditionShape shape, int longestSide, CancellationToken cancellationToken)
    {
        bool cropped = shape == RenditionShape.SquareByCropping;
        (SharpImage image, Size stored) = await DecodeAsync(source, TargetOf, cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What is costly comes after the resize, where there are fewer pixels.
            if (cropped)
                CropToSquare(image);
            Resize(image, cropped ? InnerSquare(TargetOf(stored)) : TargetOf(stored));
            image = DropOpaqueAlpha(image);
            StandardColour.Convert(image, source.Format);
            cancellationToken.ThrowIfCancellationRequested();

            Size original = IsTransposed(image) ? new Size(stored.Height, stored.Width) : stored;
            image.Mutate(context => context.AutoOrient());
            DropMetadata(image.Metadata);
            return (image, original);
        }
        catch
        {
            image.Dispose();
            throw;
        }

        Size TargetOf(Size size) => cropped ? Cover(size, longestSide) : FitWithin(size, longestSide);
    }

    private static async Task<(SharpImage Image, Size Stored)> DecodeAsync(ImageSource source, Func<Size, Size> targetOf, CancellationToken cancellationToken)
    {
        try
        {
            if (!EncodedPicture.IsComplete(source.Data.Span, source.Format))
                throw Damaged(source.Format);

            Size stored = ReadSize(source);
            return (await DecodeAsync(source, targetOf(stored), cancellationToken).ConfigureAwait(false), stored);
        }
        catch (InvalidMemoryOperationException exception)
        {
            throw new ImageRejectedException(
                ImageRejection.TooManyPixels,
                string.Create(CultureInfo.InvariantCulture, $"The picture needs more than {MaxAllocationMegabytes:N0} MB to be decoded. Bring a smaller one."),
                exception);
        }
        catch (Exception exception) when (exception is not (TrackStoreException or OperationCanceledException or OutOfMemoryException))
        {
            // ImageSharp's decoders meet some hostile data with an exception of .NET's own, such as IndexOutOfRangeException.
            throw Damaged(source.Format, exception);
        }
    }

    /// <summary>Reads the size from the header, so that a bomb is refused before its pixels are decoded.</summary>
    private static Size ReadSize(ImageSource source)
    {
        using MemoryStream stream = Open(source.Data);
        var options = new DecoderOptions { Configuration = Settings, MaxFrames = 1, SkipMetadata = true };
        SharpInfo info = Decoder(source.Format).Identify(options, stream);
        if ((long)info.Width * info.Height > source.MaxPixels)
            throw TooManyPixels(info.Size, source.MaxPixels);
        return info.Size;
    }

    /// <summary>Decodes with the one decoder of the format, so that ImageSharp never guesses.</summary>
    /// <remarks>The asynchronous overloads take the cancellation, which the others ignore; over memory they run to their end at once.</remarks>
    private static async Task<SharpImage> DecodeAsync(ImageSource source, Size target, CancellationToken cancellationToken)
    {
        using MemoryStream stream = Open(source.Data);
        var options = new DecoderOptions { Configuration = Settings, MaxFrames = 1, TargetSize = source.Format == ImageFormat.Jpeg ? target : null };
        if (source.Format != ImageFormat.Jpeg)
        {
            SharpImage image = await Decoder(source.Format).DecodeAsync<Rgba32>(options, stream, cancellationToken).ConfigureAwait(false);
            if (source.Format == ImageFormat.WebP && WebPExif.Find(source.Data.Span) is { } exif)
                image.Metadata.ExifProfile = exif;
            return image;
        }

        // The decoder itself shrinks in the frequency domain, to an eighth at most and never below the target.
        var jpeg = new JpegDecoderOptions { GeneralOptions = options, ResizeMode = JpegDecoderResizeMode.IdctOnly };
        return await JpegDecoder.Instance.DecodeAsync<Rgb24>(jpeg, stream, cancellationToken).ConfigureAwait(false);
    }

    private static ImageDecoder Decoder(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => JpegDecoder.Instance,
        ImageFormat.Png => PngDecoder.Instance,
        ImageFormat.WebP => WebpDecoder.Instance,
        ImageFormat.Gif => GifDecoder.Instance,
        _ => throw new UnreachableException($"There is no decoder for {format}."),
    };

    private static MemoryStream Open(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(data.ToArray(), writable: false);

    private static bool IsTransposed(SharpImage image)
        => image.Metadata.ExifProfile is { } exif
            && exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation)
            && orientation.Value is >= 5 and <= 8;

    // The JPEG encoder writes whatever profiles it finds, asked to skip them or not.
    private static void DropMetadata(ImageMetadata metadata)
    {
        metadata.ExifProfile = null;
        metadata.IccProfile = null;
        metadata.IptcProfile = null;
        metadata.XmpProfile = null;
    }

    private static SharpImage DropOpaqueAlpha(SharpImage image)
    {
        if (image is not Image<Rgba32> withAlpha || !IsOpaque(withAlpha))
            return image;

        using (image)
            return withAlpha.CloneAs<Rgb24>();
    }

    private static bool IsOpaque(Image<Rgba32> image)
    {
        bool opaque = true;
        image.ProcessPixelRows(rows =>
        {
            for (int row = 0; row < rows.Height && opaque; row++)
            {
                foreach (Rgba32 pixel in rows.GetRowSpan(row))
                    opaque &= pixel.A == byte.MaxValue;
            }
        });
        return opaque;
    }

    private static ImageRejectedException TooManyPixels(Size size, long maxPixels) => new(
        ImageRejection.TooManyPixels,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The picture has {size.Width:N0} x {size.Height:N0} pixels, and the limit is {maxPixels:N0} pixels.")
            + " Bring a smaller one, or raise the limit in the artwork options.");

    private static ImageRejectedException Damaged(ImageFormat format, Exception? exception = null) => new(
        ImageRejection.Damaged,
        $"The {DisplayName(format)} data is damaged or cut off and can't be decoded. Fetch the picture again, or save it anew with an image editor.",
        exception);

    private static string DisplayName(ImageFormat format) => format == ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
