using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Processing;
using SharpImage = SixLabors.ImageSharp.Image;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Converts a decoded picture to sRGB, which ImageSharp 3 leaves to its caller.</summary>
internal static class StandardColour
{
    /// <summary>Converts in place, by the embedded profile or, for a picture of printing inks, by a typical one.</summary>
    /// <param name="image">The decoded picture.</param>
    /// <param name="format">The format that it came in.</param>
    public static void Convert(SharpImage image, ImageFormat format)
    {
        ImageMetadata metadata = image.Metadata;
        JpegEncodingColor? jpeg = format == ImageFormat.Jpeg ? metadata.GetJpegMetadata().ColorType : null;
        if (jpeg is JpegEncodingColor.Cmyk or JpegEncodingColor.Ycck)
        {
            image.Mutate(context => context.ProcessPixelRowsAsVector4(PrintedColour.Convert));
            return;
        }

        bool isGrey = jpeg == JpegEncodingColor.Luminance
            || (format == ImageFormat.Png && metadata.GetPngMetadata().ColorType is PngColorType.Grayscale or PngColorType.GrayscaleWithAlpha);
        if (metadata.IccProfile is { } profile && ColourProfile.Read(profile.ToByteArray(), isGrey) is { } colours)
            image.Mutate(context => context.ProcessPixelRowsAsVector4(row => colours.Convert(row)));
    }
}
