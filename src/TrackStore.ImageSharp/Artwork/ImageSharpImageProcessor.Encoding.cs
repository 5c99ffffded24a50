using SixLabors.ImageSharp;
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
        SkipMetadata = true,
    };

    /// <summary>Encodes an image in its rendition's shape, without any metadata.</summary>
    private static Rendition Encode(SharpImage image, ImageSize size, RenditionProfile profile)
    {
        using SharpImage shaped = ToShape(image, profile);
        using var stream = new MemoryStream();
        string mimeType = Encode(shaped, profile, stream);
        return new Rendition { Size = size, MimeType = mimeType, Width = shaped.Width, Height = shaped.Height, Data = stream.ToArray() };
    }

    private static string Encode(SharpImage image, RenditionProfile profile, MemoryStream stream)
    {
        if (profile.Format == RenditionFormat.WebP)
        {
            var webP = new WebpEncoder { Quality = profile.Quality, FileFormat = WebpFileFormatType.Lossy, SkipMetadata = true };
            image.Save(stream, webP);
            return "image/webp";
        }

        if (image is Image<Rgba32> withAlpha)
        {
            PngEncoder.Encode(withAlpha, stream);
            return "image/png";
        }

        var jpeg = new JpegEncoder { Quality = profile.Quality, ColorType = JpegEncodingColor.YCbCrRatio420, Interleaved = true, SkipMetadata = true };
        jpeg.Encode((Image<Rgb24>)image, stream);
        return "image/jpeg";
    }

    private static void CropToSquare(SharpImage image)
    {
        int side = Math.Min(image.Width, image.Height);
        var middle = new Rectangle((image.Width - side) / 2, (image.Height - side) / 2, side, side);
        if (middle.Size != image.Size)
            image.Mutate(context => context.Crop(middle));
    }

    /// <summary>Gives an image the shape of its rendition; only padding is left to do.</summary>
    private static SharpImage ToShape(SharpImage image, RenditionProfile profile)
    {
        if (profile.Shape != RenditionShape.SquareByPadding || image.Width == image.Height)
            return image.Clone(_ => { });

        Size square = OuterSquare(image.Size);
        Color colour = image is Image<Rgba32>
            ? Color.Transparent
            : Color.FromRgb((byte)(profile.PaddingColor >> 16), (byte)(profile.PaddingColor >> 8), (byte)profile.PaddingColor);
        var options = new ResizeOptions { Size = square, Mode = ResizeMode.BoxPad, Position = AnchorPositionMode.Center, PadColor = colour };
        return image.Clone(context => context.Resize(options));
    }
}
