using System.Globalization;
using System.Security.Cryptography;

namespace TrackStore.Artwork;

/// <summary>What a stored picture is known by: the hash of the original's bytes, and how its renditions were made.</summary>
internal readonly record struct ArtworkKey(string Hash, string Profile)
{
    public byte[] HashBytes => Convert.FromHexString(Hash);

    public static ArtworkKey Of(ReadOnlySpan<byte> original, RenditionProfile profile, IImageProcessor processor)
    {
        string sizes = string.Join(',', profile.Renditions.Select(r => r.LongestSide.ToString(CultureInfo.InvariantCulture)));
        return new ArtworkKey(
            Convert.ToHexStringLower(SHA256.HashData(original)),
            string.Create(CultureInfo.InvariantCulture, $"{sizes};q{profile.JpegQuality};{processor.Identity}"));
    }
}
