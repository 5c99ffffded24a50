using System.Buffers.Binary;
using System.Text;

namespace TrackStore.Artwork.Vips;

/// <summary>Reads the header and the description of an ICC color profile (ISO 15076-1, 7.2).</summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;
    private const int TagLength = 12;
    private const int MaxTags = 100;
    private const int MaxNameLength = 64;

    // How the common sRGB profiles describe themselves: those of HP and Microsoft, of the ICC, of Little CMS, and of web sites.
    private static readonly string[] SrgbNames = ["sRGB IEC61966-2.1", "sRGB", "sRGB built-in", "sRGB2014", "c2"];

    /// <summary>Tells whether the bytes are a profile for pictures with that many color channels.</summary>
    /// <param name="profile">The profile's bytes.</param>
    /// <param name="channels">The picture's channels, without alpha.</param>
    /// <returns>
    /// False when the bytes are no profile, or the profile is for other channels; libvips would write a warning about it to standard error.
    /// </returns>
    public static bool Describes(ReadOnlySpan<byte> profile, int channels)
    {
        if (profile.Length <= HeaderLength || !profile.Slice(36, 4).SequenceEqual("acsp"u8))
            return false;

        ReadOnlySpan<byte> space = profile.Slice(16, 4);
        return channels switch
        {
            1 => space.SequenceEqual("GRAY"u8),
            3 => space.SequenceEqual("RGB "u8),
            4 => space.SequenceEqual("CMYK"u8),
            _ => false,
        };
    }

    /// <summary>Tells whether the profile is sRGB itself, so that no conversion is needed.</summary>
    /// <param name="profile">The bytes of an RGB profile.</param>
    /// <returns>True when its description names sRGB.</returns>
    public static bool IsSrgb(ReadOnlySpan<byte> profile)
        => FindTag(profile, "desc"u8, out ReadOnlySpan<byte> description) && SrgbNames.Contains(ReadName(description));

    private static bool FindTag(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (profile.Length < HeaderLength + 4)
            return false;

        uint count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderLength..]), MaxTags);
        ReadOnlySpan<byte> tags = profile[(HeaderLength + 4)..];
        for (int index = 0; index < count && tags.Length >= TagLength; index++, tags = tags[TagLength..])
        {
            if (tags.StartsWith(signature))
                return TrySlice(profile, tags[4..], out content);
        }

        return false;
    }

    // Version 2: type (4), reserved (4), length with the final NUL (4), ASCII. Version 4: type, reserved, number and size of the records
    // (8), and the first record: language and country (4), length (4), offset (4) of UTF-16.
    private static string ReadName(ReadOnlySpan<byte> description)
    {
        if (description.StartsWith("desc"u8) && description.Length > 12)
        {
            int length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(description[8..]), MaxNameLength);
            return Encoding.ASCII.GetString(description[12..Math.Min(description.Length, 12 + length)]).TrimEnd('\0');
        }

        return description.StartsWith("mluc"u8) && description.Length >= 28 && TryReadRecord(description, out ReadOnlySpan<byte> name)
            ? Encoding.BigEndianUnicode.GetString(name[..Math.Min(name.Length, MaxNameLength)]).TrimEnd('\0')
            : string.Empty;
    }

    private static bool TryReadRecord(ReadOnlySpan<byte> description, out ReadOnlySpan<byte> name)
    {
        name = default;
        uint length = BinaryPrimitives.ReadUInt32BigEndian(description[20..]);
        uint offset = BinaryPrimitives.ReadUInt32BigEndian(description[24..]);
        return TrySlice(description, offset, length, out name);
    }

    private static bool TrySlice(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> place, out ReadOnlySpan<byte> content)
        => TrySlice(profile, BinaryPrimitives.ReadUInt32BigEndian(place), BinaryPrimitives.ReadUInt32BigEndian(place[4..]), out content);

    private static bool TrySlice(ReadOnlySpan<byte> data, uint offset, uint length, out ReadOnlySpan<byte> content)
    {
        bool fits = (long)offset + length <= data.Length;
        content = fits ? data.Slice((int)offset, (int)length) : default;
        return fits;
    }
}
