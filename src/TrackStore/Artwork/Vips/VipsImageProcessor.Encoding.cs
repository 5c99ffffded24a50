using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    // On photographs with alpha the average filter at level 2 takes half the time of libvips' default, level 6 without a filter, and fewer
    // bytes.
    private const int PngCompression = 2;

    /// <summary>Encodes an image in its rendition's shape, without any metadata.</summary>
    private static Rendition Encode(VipsImage image, ImageSize size, RenditionProfile profile)
    {
        using VipsImage shaped = ToShape(image, profile);
        (string mimeType, byte[] data) = Encode(shaped, profile);
        return new Rendition { Size = size, MimeType = mimeType, Width = shaped.Width, Height = shaped.Height, Data = data };
    }

    private static (string MimeType, byte[] Data) Encode(VipsImage image, RenditionProfile profile)
    {
        if (profile.Format == RenditionFormat.WebP)
            return (MimeTypes.WebP, image.WebpsaveBuffer(q: profile.Quality, keep: Enums.ForeignKeep.None));
        return image.HasAlpha() ? (MimeTypes.Png, EncodePng(image)) : (MimeTypes.Jpeg, EncodeJpeg(image, profile.Quality));
    }

    private static byte[] EncodePng(VipsImage image)
        => image.PngsaveBuffer(compression: PngCompression, filter: Enums.ForeignPngFilter.Avg, keep: Enums.ForeignKeep.None);

    // Optimized tables would save up to 5 % of the bytes and double the time.
    private static byte[] EncodeJpeg(VipsImage image, int quality)
        => image.JpegsaveBuffer(q: quality, optimizeCoding: false, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None);
}
