using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const int CachedRows = 64;

    /// <summary>Resizes to exactly the given size. Transparent pixels do not color their neighbors.</summary>
    private static VipsImage Resize(VipsImage image, PixelSize size)
    {
        if (image.Width == size.Width && image.Height == size.Height)
            return image.Copy();

        double horizontal = (double)size.Width / image.Width;
        double vertical = (double)size.Height / image.Height;
        return image.HasAlpha() ? ResizeWithAlpha(image, horizontal, vertical) : image.Resize(horizontal, vscale: vertical);
    }

    private static VipsImage ResizeWithAlpha(VipsImage image, double horizontal, double vertical)
    {
        // Rounded back to integers between the steps: resampling floating-point pixels takes several times as long, and a cast alone
        // truncates, which darkens each rendition more than the one before. A resize reads most rows several times; the cache saves
        // premultiplying them each time.
        Enums.BandFormat format = image.Format;
        return image.Premultiply()
            .Then(step => step.Rint())
            .Then(step => step.Cast(format))
            .Then(step => step.Linecache(tileHeight: CachedRows, access: Enums.Access.Sequential))
            .Then(step => step.Resize(horizontal, vscale: vertical))
            .Then(step => step.Unpremultiply())
            .Then(step => step.Rint())
            .Then(step => step.Cast(format));
    }

    /// <summary>Crops to the square in the middle.</summary>
    private static VipsImage CropToSquare(VipsImage image)
    {
        int side = Math.Min(image.Width, image.Height);
        return image.Crop((image.Width - side) / 2, (image.Height - side) / 2, side, side);
    }

    /// <summary>Pads an image to its rendition's shape; cropping happened when it was decoded.</summary>
    private static VipsImage ToShape(VipsImage image, RenditionProfile profile)
    {
        if (profile.Shape != RenditionShape.SquareByPadding || image.Width == image.Height)
            return image.Copy();

        PixelSize square = new PixelSize(image.Width, image.Height).OuterSquare;
        int left = (square.Width - image.Width) / 2;
        int top = (square.Height - image.Height) / 2;
        if (image.HasAlpha())
            return image.Embed(left, top, square.Width, square.Height, extend: Enums.Extend.Black);

        double[] background = [profile.PaddingColor >> 16 & 0xFF, profile.PaddingColor >> 8 & 0xFF, profile.PaddingColor & 0xFF];
        using VipsImage colored = image.Bands < 3 ? image.Colourspace(Enums.Interpretation.Srgb) : image.Copy();
        return colored.Embed(left, top, square.Width, square.Height, extend: Enums.Extend.Background, background: background);
    }

    /// <summary>Copies the pixels of the smallest rendition, resized where it is too large for a preview.</summary>
    private static ArtworkPreview ToPreview(VipsImage image)
    {
        PixelSize size = new PixelSize(image.Width, image.Height).FitWithin(ArtworkPreview.MaxSide);
        using VipsImage small = Resize(image, size);
        byte[] pixels = small.WriteToMemory<byte>();
        int bands = small.Bands;
        bool hasAlpha = small.HasAlpha();
        int colorStep = bands < 3 ? 0 : 1;
        byte[] rgba = new byte[size.Width * size.Height * 4];
        for ((int from, int to) = (0, 0); to < rgba.Length; from += bands, to += 4)
        {
            rgba[to] = pixels[from];
            rgba[to + 1] = pixels[from + colorStep];
            rgba[to + 2] = pixels[from + (2 * colorStep)];
            rgba[to + 3] = hasAlpha ? pixels[from + bands - 1] : byte.MaxValue;
        }

        return new ArtworkPreview(size.Width, size.Height, rgba);
    }

    private static bool IsOpaque(VipsImage image)
    {
        using VipsImage alpha = image.ExtractBand(image.Bands - 1);
        return alpha.Min() >= byte.MaxValue;
    }
}
