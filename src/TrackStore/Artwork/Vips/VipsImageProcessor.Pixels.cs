using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const string ProfileField = "icc-profile-data";
    private const int CachedRows = 64;

    /// <summary>Resizes to exactly the given size, with transparent pixels weighing nothing.</summary>
    private static VipsImage Resize(VipsImage image, PixelSize size)
    {
        if (image.Width == size.Width && image.Height == size.Height)
            return image.Copy();

        double horizontal = (double)size.Width / image.Width;
        double vertical = (double)size.Height / image.Height;
        return image.HasAlpha() ? ResizeWithAlpha(image, horizontal, vertical) : image.Resize(horizontal, vscale: vertical);
    }

    /// <summary>Resizes so that transparent pixels do not color their neighbors.</summary>
    private static VipsImage ResizeWithAlpha(VipsImage image, double horizontal, double vertical)
    {
        // Rounded back to integers between the steps: resampling floating-point pixels takes several times as long, and a cast alone truncates, which darkens
        // every rendition a little more than the one before. A resize reads most rows several times; the cache keeps them from being premultiplied each time.
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

    /// <summary>Takes the square in the middle out.</summary>
    private static VipsImage CropToSquare(VipsImage image)
    {
        int side = Math.Min(image.Width, image.Height);
        return image.Crop((image.Width - side) / 2, (image.Height - side) / 2, side, side);
    }

    /// <summary>Gives an image the shape of its rendition; only padding is left to do.</summary>
    private static VipsImage ToShape(VipsImage image, RenditionProfile profile)
    {
        if (profile.Shape != RenditionShape.SquareByPadding || image.Width == image.Height)
            return image.Copy();

        PixelSize square = new PixelSize(image.Width, image.Height).OuterSquare;
        int left = (square.Width - image.Width) / 2;
        int top = (square.Height - image.Height) / 2;
        if (image.HasAlpha())
            return image.Embed(left, top, square.Width, square.Height, extend: Enums.Extend.Black);

        double[] colour = [profile.PaddingColor >> 16 & 0xFF, profile.PaddingColor >> 8 & 0xFF, profile.PaddingColor & 0xFF];
        using VipsImage coloured = image.Bands < 3 ? image.Colourspace(Enums.Interpretation.Srgb) : image.Copy();
        return coloured.Embed(left, top, square.Width, square.Height, extend: Enums.Extend.Background, background: colour);
    }

    /// <summary>Converts to 8-bit sRGB or grey. It comes after the resize, where there are fewer pixels to convert.</summary>
    private static VipsImage ToStandardColour(VipsImage image)
    {
        VipsImage converted = ConvertByProfile(image)
            ?? image.Colourspace(image.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        return converted.Then(step => step.Cast(Enums.BandFormat.Uchar));
    }

    /// <summary>Converts by the embedded profile.</summary>
    /// <returns>The sRGB image, or null when there is no profile, or one that does not fit the picture or changes nothing.</returns>
    private static VipsImage? ConvertByProfile(VipsImage image)
    {
        if (!image.Contains(ProfileField) || image.Get(ProfileField) is not byte[] profile)
            return null;

        int colourBands = image.HasAlpha() ? image.Bands - 1 : image.Bands;
        if (!IccProfile.Describes(profile, colourBands) || (colourBands == 3 && IccProfile.IsStandard(profile)))
            return null;

        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Perceptual, depth: 8);
        }
        catch (VipsException)
        {
            // The profile is broken, not the picture: its colours may be a little off, which beats having none.
            return null;
        }
    }

    /// <summary>Copies the pixels of the smallest rendition out, made smaller where they are too many for a preview.</summary>
    private static ArtworkPreview Preview(VipsImage image)
    {
        PixelSize size = new PixelSize(image.Width, image.Height).FitWithin(ArtworkPreview.MaxSide);
        using VipsImage small = Resize(image, size);
        byte[] pixels = small.WriteToMemory<byte>();
        int bands = small.Bands;
        bool hasAlpha = small.HasAlpha();
        int colourStep = bands < 3 ? 0 : 1;
        byte[] rgba = new byte[size.Width * size.Height * 4];
        for ((int from, int to) = (0, 0); to < rgba.Length; from += bands, to += 4)
        {
            rgba[to] = pixels[from];
            rgba[to + 1] = pixels[from + colourStep];
            rgba[to + 2] = pixels[from + (2 * colourStep)];
            rgba[to + 3] = hasAlpha ? pixels[from + bands - 1] : byte.MaxValue;
        }

        return new ArtworkPreview(size.Width, size.Height, rgba);
    }

    private static bool IsOpaque(VipsImage image)
    {
        using VipsImage alpha = image.ExtractBand(image.Bands - 1);
        return alpha.Min() >= 255;
    }
}
