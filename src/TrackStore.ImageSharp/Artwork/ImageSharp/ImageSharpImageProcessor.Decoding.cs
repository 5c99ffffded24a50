using System.Diagnostics;
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

namespace TrackStore.Artwork.ImageSharp;

internal sealed partial class ImageSharpImageProcessor
{
    // The directory with the orientation comes first. In hostile data, ImageSharp would follow pointers for hours.
    private const int MaxExifBytes = 2048;
    private const int TailLength = 4096;

    private static readonly JpegDecoder JpegDecoder = new() { IgnoreMetadata = true };
    private static readonly PngDecoder PngDecoder = new() { IgnoreMetadata = true };
    private static readonly WebpDecoder WebPDecoder = new() { IgnoreMetadata = true };
    private static readonly GifDecoder GifDecoder = new() { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First };

    /// <summary>Decodes an original to its largest rendition, cropped but not padded: upright, 8-bit, without opaque alpha.</summary>
    private static (SharpImage Image, Size Original) DecodeLargest(
        ImageSource source,
        RenditionShape shape,
        int longestSide,
        CancellationToken cancellationToken)
    {
        if (source.Format is not (ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP or ImageFormat.Gif))
            throw ImageRejections.Unsupported(source.Format);

        try
        {
            EncodedPicture picture = EncodedPicture.Read(source.Data, source.Format) ?? throw ImageRejections.Damaged(source.Format);
            Size stored = ReadSize(picture, source);
            if (source.Format == ImageFormat.Png && !PngContainer.HasAllPixels(picture.Data))
                throw ImageRejections.Damaged(source.Format);

            SharpImage image = Decode(picture, source.Format, cancellationToken);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (shape == RenditionShape.SquareByCropping)
                    Resize(image, new Size(Math.Min(longestSide, Math.Min(stored.Width, stored.Height))), ResizeMode.Crop);
                else
                    Resize(image, FitWithin(stored, longestSide), ResizeMode.Stretch);
                image = DropOpaqueAlpha(image);
                bool transposed = Orient(image, picture.Exif);
                return (image, transposed ? new Size(stored.Height, stored.Width) : stored);
            }
            catch
            {
                image.Dispose();
                throw;
            }
        }
        catch (Exception exception) when ((exception.InnerException ?? exception) is InvalidMemoryOperationException)
        {
            throw ImageRejections.TooMuchMemory(exception);
        }
        catch (Exception exception) when (exception is not (TrackStoreException or OperationCanceledException or OutOfMemoryException))
        {
            // ImageSharp's decoders meet some hostile data with an exception of .NET's own, such as IndexOutOfRangeException.
            throw ImageRejections.Damaged(source.Format, exception);
        }
    }

    /// <summary>Reads the size from the header, so that a bomb is refused before its pixels are decoded.</summary>
    private static Size ReadSize(EncodedPicture picture, ImageSource source)
    {
        ThrowIfTooManyPixels(picture.Canvas, source.MaxPixels);
        using MemoryStream stream = Open(picture.Data);
        IImageInfo info = ((IImageInfoDetector)DecoderOf(source.Format)).Identify(Settings, stream, CancellationToken.None);
        ThrowIfTooManyPixels(info.Size(), source.MaxPixels);
        return source.Format == ImageFormat.WebP && !picture.Canvas.IsEmpty ? picture.Canvas : info.Size();
    }

    private static SharpImage Decode(EncodedPicture picture, ImageFormat format, CancellationToken cancellationToken)
    {
        if (!picture.HasEnd)
            return DecodeWithoutEnd(picture.Data, cancellationToken);
        if (format == ImageFormat.Jpeg)
            return Decode<Rgb24>(picture.Data, format, cancellationToken);

        Image<Rgba32> image = Decode<Rgba32>(picture.Data, format, cancellationToken);
        if (format != ImageFormat.WebP || picture.Canvas.IsEmpty || picture.Canvas == image.Size())
            return image;

        using (image)
        {
            var canvas = new Image<Rgba32>(Settings, picture.Canvas.Width, picture.Canvas.Height);
            canvas.Mutate(context => context.DrawImage(image, picture.Offset, opacity: 1));
            return canvas;
        }
    }

    /// <summary>Decodes a JPEG without its end marker, if all of its pixels are there.</summary>
    /// <remarks>
    /// The decoder reads what follows a scan that ends early as part of the scan. So two different tails make two different pictures,
    /// unless nothing is missing.
    /// </remarks>
    private static Image<Rgb24> DecodeWithoutEnd(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        int hash;
        using (Image<Rgb24> other = Decode<Rgb24>(WithTail(0b0101_0101), ImageFormat.Jpeg, cancellationToken))
            hash = HashOf(other);

        Image<Rgb24> image = Decode<Rgb24>(WithTail(0), ImageFormat.Jpeg, cancellationToken);
        if (HashOf(image) == hash)
            return image;

        image.Dispose();
        throw ImageRejections.Damaged(ImageFormat.Jpeg);

        byte[] WithTail(byte filler) => [.. data.Span, .. Enumerable.Repeat(filler, TailLength), 0xFF, 0xD9];
    }

    private static int HashOf(Image<Rgb24> image)
    {
        var hash = default(HashCode);
        image.ProcessPixelRows(rows =>
        {
            for (int row = 0; row < rows.Height; row++)
                hash.AddBytes(MemoryMarshal.AsBytes(rows.GetRowSpan(row)));
        });
        return hash.ToHashCode();
    }

    /// <summary>Decodes with the one decoder of the format, so that ImageSharp never guesses.</summary>
    private static Image<TPixel> Decode<TPixel>(ReadOnlyMemory<byte> data, ImageFormat format, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using MemoryStream stream = Open(data);
        return DecoderOf(format).Decode<TPixel>(Settings, stream, cancellationToken);
    }

    private static IImageDecoder DecoderOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => JpegDecoder,
        ImageFormat.Png => PngDecoder,
        ImageFormat.WebP => WebPDecoder,
        ImageFormat.Gif => GifDecoder,
        _ => throw new UnreachableException($"There is no decoder for {format}."),
    };

    private static MemoryStream Open(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(data.ToArray(), writable: false);

    /// <summary>Turns an image upright. Broken EXIF data costs the orientation, not the picture.</summary>
    /// <returns>True when its sides changed places.</returns>
    private static bool Orient(SharpImage image, ReadOnlyMemory<byte> exif)
    {
        if (exif.IsEmpty)
            return false;

        var profile = new ExifProfile(exif[..Math.Min(exif.Length, MaxExifBytes)].ToArray());
        ushort orientation;
        try
        {
            orientation = profile.GetValue(ExifTag.Orientation)?.Value ?? 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }

        image.Metadata.ExifProfile = profile;
        image.Mutate(context => context.AutoOrient());
        image.Metadata.ExifProfile = null;
        return orientation is >= 5 and <= 8;
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

    private static void ThrowIfTooManyPixels(Size size, long maxPixels)
    {
        if ((long)size.Width * size.Height > maxPixels)
            throw ImageRejections.TooManyPixels(size, maxPixels);
    }
}
