using System.Globalization;
using System.Security.Cryptography;

namespace TrackStore.Artwork;

/// <summary>What a stored picture is known by: the hash of the original's bytes, and how its renditions were made.</summary>
internal readonly record struct ArtworkKey(string Hash, string Profile)
{
    public byte[] HashBytes => Convert.FromHexString(Hash);

    public static ArtworkKey Of(ReadOnlySpan<byte> original, RenditionProfile profile, IImageProcessor processor)
        => new(Convert.ToHexStringLower(SHA256.HashData(original)), ProfileOf(profile, processor));

    /// <summary>Writes down how renditions are made: everything that changes their bytes.</summary>
    public static string ProfileOf(RenditionProfile profile, IImageProcessor processor) => OptionsOf(profile) + processor.Identity;

    /// <summary>Writes down the host's part of a profile, by which the text begins; the processor's follows.</summary>
    public static string OptionsOf(RenditionProfile profile)
    {
        string sizes = string.Join(',', profile.Renditions.Select(r => r.LongestSide.ToString(CultureInfo.InvariantCulture)));
        string format = profile.Format == RenditionFormat.WebP ? ";webp" : "";
        string shape = profile.Shape switch
        {
            RenditionShape.SquareByCropping => ";crop",
            RenditionShape.SquareByPadding => string.Create(CultureInfo.InvariantCulture, $";pad {profile.PaddingColour:x6}"),
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{sizes}{format}{shape};q{profile.Quality};");
    }
}
