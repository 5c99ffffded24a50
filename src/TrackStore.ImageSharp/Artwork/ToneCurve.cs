using System.Buffers.Binary;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Reads the curve that leads from a channel's stored values to linear light (ISO 15076-1, 10.6 and 10.18).</summary>
internal static class ToneCurve
{
    private const int MaxEntries = 65_536;

    /// <summary>Reads a curve.</summary>
    /// <param name="tag">The content of the curve's tag.</param>
    /// <returns>Linear light from 0 to 1 for each 8-bit value, or null when the curve is broken or of another type.</returns>
    public static float[]? Read(ReadOnlySpan<byte> tag)
    {
        if (tag.Length < 12)
            return null;

        return tag.StartsWith("curv"u8) ? ReadSampled(tag)
            : tag.StartsWith("para"u8) ? ReadParametric(tag)
            : null;
    }

    // Type (4), reserved (4), count (4), values (2 each); none is the identity, one is a power.
    private static float[]? ReadSampled(ReadOnlySpan<byte> tag)
    {
        uint count = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
        ReadOnlySpan<byte> values = tag[12..];
        if (count > MaxEntries || values.Length < count * 2)
            return null;
        if (count == 0)
            return Sample(static value => value);
        if (count == 1)
        {
            double gamma = BinaryPrimitives.ReadUInt16BigEndian(values) / 256.0;
            return Sample(value => Math.Pow(value, gamma));
        }

        double[] entries = new double[count];
        for (int index = 0; index < entries.Length; index++)
            entries[index] = BinaryPrimitives.ReadUInt16BigEndian(values[(index * 2)..]) / (double)ushort.MaxValue;
        return Sample(value => Interpolate(entries, value));
    }

    // Type (4), reserved (4), function (2), reserved (2), parameters (4 each): g, a, b, c, d, e and f, as many as the function takes.
    private static float[]? ReadParametric(ReadOnlySpan<byte> tag)
    {
        ReadOnlySpan<int> counts = [1, 3, 4, 5, 7];
        int function = BinaryPrimitives.ReadUInt16BigEndian(tag[8..]);
        if (function >= counts.Length || tag.Length < 12 + (counts[function] * 4))
            return null;

        double[] parameters = new double[7];
        for (int index = 0; index < counts[function]; index++)
            parameters[index] = BinaryPrimitives.ReadInt32BigEndian(tag[(12 + (index * 4))..]) / 65536.0;
        var (g, a, b, c, d, e, f) = (parameters[0], parameters[1], parameters[2], parameters[3], parameters[4], parameters[5], parameters[6]);
        return function switch
        {
            0 => Sample(value => Math.Pow(value, g)),
            1 => Sample(value => (a * value) + b >= 0 ? Math.Pow((a * value) + b, g) : 0),
            2 => Sample(value => (a * value) + b >= 0 ? Math.Pow((a * value) + b, g) + c : c),
            3 => Sample(value => value >= d ? Math.Pow((a * value) + b, g) : c * value),
            _ => Sample(value => value >= d ? Math.Pow((a * value) + b, g) + e : (c * value) + f),
        };
    }

    private static double Interpolate(double[] entries, double value)
    {
        double place = value * (entries.Length - 1);
        int index = Math.Min((int)place, entries.Length - 2);
        return entries[index] + ((entries[index + 1] - entries[index]) * (place - index));
    }

    // A broken curve may lead anywhere: such a profile is of no use.
    private static float[]? Sample(Func<double, double> curve)
    {
        float[] samples = [.. Enumerable.Range(0, 256).Select(step => (float)Math.Clamp(curve(step / 255.0), 0, 1))];
        return samples.Any(float.IsNaN) ? null : samples;
    }
}
