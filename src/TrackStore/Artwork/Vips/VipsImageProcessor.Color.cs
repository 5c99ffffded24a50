using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const string ProfileField = "icc-profile-data";

    /// <summary>Converts to 8-bit sRGB or gray. This comes after the resize, when fewer pixels are left to convert.</summary>
    private static VipsImage ToStandardColor(VipsImage image)
    {
        VipsImage converted = ConvertByProfile(image)
            ?? image.Colourspace(image.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        return converted.Then(step => step.Cast(Enums.BandFormat.Uchar));
    }

    /// <summary>Converts by the embedded profile.</summary>
    /// <returns>The sRGB image, or null when there is no profile, or the profile does not fit the picture or changes nothing.</returns>
    private static VipsImage? ConvertByProfile(VipsImage image)
    {
        if (!image.Contains(ProfileField) || image.Get(ProfileField) is not byte[] profile)
            return null;

        int colorBands = image.HasAlpha() ? image.Bands - 1 : image.Bands;
        if (!IccProfile.Describes(profile, colorBands) || (colorBands == 3 && IccProfile.IsSrgb(profile)))
            return null;

        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Perceptual, depth: 8);
        }
        catch (VipsException)
        {
            // The profile is broken, not the picture. Slightly wrong colors are better than no picture.
            return null;
        }
    }
}
