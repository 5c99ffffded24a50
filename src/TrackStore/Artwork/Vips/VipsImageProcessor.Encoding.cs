using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    // Measured on photographs with alpha: a third of the time of level 6 without a filter, and 6 % fewer bytes.
    private const int PngCompression = 3;

    /// <summary>Encodes an image without any metadata: PNG when it has alpha, JPEG otherwise.</summary>
    private static Rendition Encode(VipsImage image, ImageSize size, int jpegQuality) => image.HasAlpha()
        ? new Rendition(size, "image/png", image.Width, image.Height, image.PngsaveBuffer(
            compression: PngCompression,
            filter: Enums.ForeignPngFilter.Sub,
            keep: Enums.ForeignKeep.None))
        : new Rendition(size, "image/jpeg", image.Width, image.Height, image.JpegsaveBuffer(
            q: jpegQuality,
            optimizeCoding: false,
            subsampleMode: Enums.ForeignSubsample.On,
            keep: Enums.ForeignKeep.None));
}
