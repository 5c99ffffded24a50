using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SharpImage = SixLabors.ImageSharp.Image;

namespace TrackStore.Artwork.ImageSharp;

internal sealed partial class ImageSharpImageProcessor
{
    private static readonly PngEncoder PngEncoder = new()
    {
        ColorType = PngColorType.RgbWithAlpha,
        BitDepth = PngBitDepth.Bit8,
        CompressionLevel = PngCompressionLevel.Level3,
        FilterMethod = PngFilterMethod.Sub,
        InterlaceMethod = PngInterlaceMode.None,
        ChunkFilter = PngChunkFilter.ExcludeAll,
        IgnoreMetadata = true,
    };

    /// <summary>Encodes an image in its rendition's shape.</summary>
    private static Rendition Encode(SharpImage image, ImageSize size, RenditionProfile profile)
    {
        (string mimeType, IImageEncoder encoder) = EncoderOf(image, profile);
        using SharpImage shaped = ToShape(image, profile);
        using var stream = new MemoryStream();
        shaped.Save(stream, encoder);
        return new Rendition { Size = size, MimeType = mimeType, Width = shaped.Width, Height = shaped.Height, Data = stream.ToArray() };
    }

    private static (string MimeType, IImageEncoder Encoder) EncoderOf(SharpImage image, RenditionProfile profile)
    {
        if (profile.Format == RenditionFormat.WebP)
            return ("image/webp", new WebpEncoder { Quality = profile.Quality, FileFormat = WebpFileFormatType.Lossy });

        return image is Image<Rgba32>
            ? ("image/png", PngEncoder)
            : ("image/jpeg", new JpegEncoder { Quality = profile.Quality, ColorType = JpegColorType.YCbCrRatio420 });
    }

    /// <summary>Gives a copy of an image the shape of its rendition; only padding is left to do.</summary>
    private static SharpImage ToShape(SharpImage image, RenditionProfile profile)
    {
        if (profile.Shape != RenditionShape.SquareByPadding || image.Width == image.Height)
            return image.Clone(_ => { });

        Color color = image is Image<Rgba32>
            ? Color.Transparent
            : Color.FromRgb((byte)(profile.PaddingColor >> 16), (byte)(profile.PaddingColor >> 8), (byte)profile.PaddingColor);
        var square = new Size(Math.Max(image.Width, image.Height));
        var options = new ResizeOptions { Size = square, Mode = ResizeMode.BoxPad, PadColor = color };
        return image.Clone(context => context.Resize(options));
    }
}
