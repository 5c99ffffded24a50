using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TrackStore.Artwork.Rendering;

/// <summary>Identifies a stored picture: what the original is, and how its renditions were made.</summary>
/// <param name="Hash">The SHA-256 hash of the original, as lower-case hexadecimal digits.</param>
/// <param name="Profile">Everything that affects the renditions' bytes: the options and the processor's identity.</param>
internal readonly record struct RenderingKey(string Hash, string Profile)
{
    public byte[] HashBytes => Convert.FromHexString(Hash);

    /// <summary>Gets the hash of <see cref="ArtworkKey"/>, which depends on the original and the profile.</summary>
    public ulong KeyHash
        => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([.. HashBytes, .. Encoding.UTF8.GetBytes(Profile)]));

    /// <summary>Formats a profile: the options, then the processor's identity.</summary>
    public static string ProfileOf(RenditionProfile profile, IImageProcessor processor) => OptionsOf(profile) + processor.Identity;

    /// <summary>Formats the options' part of a profile, such as <c>640,300,120,60;q85;</c>.</summary>
    public static string OptionsOf(RenditionProfile profile)
    {
        string sizes = string.Join(',', profile.Renditions.Select(r => r.LongestSide.ToString(CultureInfo.InvariantCulture)));
        string format = profile.Format == RenditionFormat.WebP ? ";webp" : "";
        string shape = profile.Shape switch
        {
            RenditionShape.SquareByCropping => ";crop",
            RenditionShape.SquareByPadding => string.Create(CultureInfo.InvariantCulture, $";pad {profile.PaddingColor:x6}"),
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{sizes}{format}{shape};q{profile.Quality};");
    }
}
