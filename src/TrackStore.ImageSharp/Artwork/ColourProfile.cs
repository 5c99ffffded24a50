using System.Buffers.Binary;
using System.Numerics;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>An RGB or grey colour profile that is made of curves and a matrix (ISO 15076-1, 8.3.3 and 8.3.4), and its way to sRGB.</summary>
internal sealed class ColourProfile
{
    private const int HeaderLength = 128;
    private const int TagLength = 12;
    private const int MaxTags = 100;
    private const int EncodingSteps = 4096;

    // A step of 8 bits: what changes less is sRGB itself under one of its many names.
    private const float Unnoticed = 1.5f / 255;

    // From the profile connection space, XYZ of D50, to linear sRGB: the inverse of the matrix of IEC 61966-2-1 adapted by Bradford.
    private static readonly Matrix4x4 ToLinear = new(
        3.1338561f, -0.9787684f, 0.0719453f, 0,
        -1.6168667f, 1.9161415f, -0.2289914f, 0,
        -0.4906146f, 0.0334540f, 1.4052427f, 0,
        0, 0, 0, 1);

    private static readonly float[] Encoded = [.. Enumerable.Range(0, EncodingSteps + 2).Select(step => Encode((double)step / EncodingSteps))];

    private readonly float[] _red;
    private readonly float[] _green;
    private readonly float[] _blue;
    private readonly Matrix4x4 _toLinear;

    private ColourProfile(float[] red, float[] green, float[] blue, Matrix4x4 toLinear)
    {
        _red = red;
        _green = green;
        _blue = blue;
        _toLinear = toLinear;
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="profile">The profile's bytes.</param>
    /// <param name="isGrey">Whether the picture is grey.</param>
    /// <returns>
    /// The profile, or null when it is broken, is for other channels, holds tables instead of curves and a matrix, or changes nothing.
    /// </returns>
    public static ColourProfile? Read(ReadOnlySpan<byte> profile, bool isGrey)
    {
        if (profile.Length <= HeaderLength + 4 || !profile.Slice(36, 4).SequenceEqual("acsp"u8))
            return null;

        ReadOnlySpan<byte> space = profile.Slice(16, 4);
        ColourProfile? read = isGrey && space.SequenceEqual("GRAY"u8) ? ReadGrey(profile)
            : space.SequenceEqual("RGB "u8) ? ReadMatrix(profile)
            : null;
        return read is { ChangesColours: true } ? read : null;
    }

    private bool ChangesColours
    {
        get
        {
            Span<Vector4> samples = stackalloc Vector4[64];
            for (int index = 0; index < samples.Length; index++)
                samples[index] = new Vector4(index % 4 / 3f, index / 4 % 4 / 3f, index / 16 / 3f, 1);
            Span<Vector4> converted = stackalloc Vector4[samples.Length];
            samples.CopyTo(converted);
            Convert(converted);

            bool changes = false;
            for (int index = 0; index < samples.Length; index++)
            {
                Vector4 difference = Vector4.Abs(converted[index] - samples[index]);
                changes |= Math.Max(difference.X, Math.Max(difference.Y, difference.Z)) > Unnoticed;
            }

            return changes;
        }
    }

    /// <summary>Converts pixels to sRGB in place; alpha stays.</summary>
    /// <param name="pixels">Red, green, blue and alpha from 0 to 1.</param>
    public void Convert(Span<Vector4> pixels)
    {
        foreach (ref Vector4 pixel in pixels)
        {
            var linear = new Vector3(_red[Index(pixel.X)], _green[Index(pixel.Y)], _blue[Index(pixel.Z)]);
            linear = Vector3.Clamp(Vector3.Transform(linear, _toLinear), Vector3.Zero, Vector3.One);
            pixel = new Vector4(Encode(linear.X), Encode(linear.Y), Encode(linear.Z), pixel.W);
        }
    }

    private static ColourProfile? ReadGrey(ReadOnlySpan<byte> profile)
        => ReadCurve(profile, "kTRC"u8) is { } curve ? new ColourProfile(curve, curve, curve, Matrix4x4.Identity) : null;

    private static ColourProfile? ReadMatrix(ReadOnlySpan<byte> profile)
    {
        if (!profile.Slice(20, 4).SequenceEqual("XYZ "u8)
            || ReadColour(profile, "rXYZ"u8) is not { } red
            || ReadColour(profile, "gXYZ"u8) is not { } green
            || ReadColour(profile, "bXYZ"u8) is not { } blue
            || ReadCurve(profile, "rTRC"u8) is not { } redCurve
            || ReadCurve(profile, "gTRC"u8) is not { } greenCurve
            || ReadCurve(profile, "bTRC"u8) is not { } blueCurve)
            return null;

        var colours = new Matrix4x4(
            red.X, red.Y, red.Z, 0,
            green.X, green.Y, green.Z, 0,
            blue.X, blue.Y, blue.Z, 0,
            0, 0, 0, 1);
        return new ColourProfile(redCurve, greenCurve, blueCurve, colours * ToLinear);
    }

    private static Vector3? ReadColour(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature)
        => TryFindTag(profile, signature, out ReadOnlySpan<byte> tag) && tag.Length >= 20 && tag.StartsWith("XYZ "u8)
            ? new Vector3(Fixed(tag[8..]), Fixed(tag[12..]), Fixed(tag[16..]))
            : null;

    private static float[]? ReadCurve(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature)
        => TryFindTag(profile, signature, out ReadOnlySpan<byte> tag) ? ToneCurve.Read(tag) : null;

    private static bool TryFindTag(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature, out ReadOnlySpan<byte> content)
    {
        content = default;
        uint count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderLength..]), MaxTags);
        ReadOnlySpan<byte> tags = profile[(HeaderLength + 4)..];
        for (int index = 0; index < count && tags.Length >= TagLength; index++, tags = tags[TagLength..])
        {
            if (!tags.StartsWith(signature))
                continue;

            uint offset = BinaryPrimitives.ReadUInt32BigEndian(tags[4..]);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(tags[8..]);
            if ((long)offset + length > profile.Length)
                return false;
            content = profile.Slice((int)offset, (int)length);
            return true;
        }

        return false;
    }

    private static float Fixed(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadInt32BigEndian(data) / 65536f;

    private static int Index(float value) => (int)((Math.Clamp(value, 0, 1) * byte.MaxValue) + 0.5f);

    private static float Encode(float linear)
    {
        float place = linear * EncodingSteps;
        int step = (int)place;
        return Encoded[step] + ((Encoded[step + 1] - Encoded[step]) * (place - step));
    }

    // IEC 61966-2-1.
    private static float Encode(double linear) => (float)(linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055);
}
