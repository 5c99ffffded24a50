using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
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

    /// <summary>Encodes an image without any metadata: PNG when it has alpha, JPEG otherwise.</summary>
    private static Rendition Encode(SharpImage image, ImageSize size, int jpegQuality)
    {
        using var stream = new MemoryStream();
        if (image is SixLabors.ImageSharp.Image<Rgba32> withAlpha)
        {
            PngEncoder.Encode(withAlpha, stream);
            return new Rendition(size, "image/png", image.Width, image.Height, stream.ToArray());
        }

        var encoder = new JpegEncoder { Quality = jpegQuality, ColorType = JpegEncodingColor.YCbCrRatio420, Interleaved = true, SkipMetadata = true };
        encoder.Encode((SixLabors.ImageSharp.Image<Rgb24>)image, stream);
        return new Rendition(size, "image/jpeg", image.Width, image.Height, stream.ToArray());
    }
}
