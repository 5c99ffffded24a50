using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// Reduces pictures with the Lanczos kernel of three lobes, widened by the factor of the reduction: what Skia lacks, and what all contenders' quality
/// is measured against. Rows first, then columns, in single precision, rounded once.
/// </summary>
/// <remarks>The kernel is sinc(x) sinc(x / 3) for |x| below 3 (C. E. Duchon, Lanczos Filtering in One and Two Dimensions, 1979).</remarks>
internal static class Lanczos
{
    private const int Channels = 4;
    private const double Lobes = 3;

    private static readonly ConcurrentDictionary<(int From, int To), Taps[]> Known = new();

    /// <summary>Reduces a picture of four channels of a byte; those with alpha must be premultiplied.</summary>
    /// <param name="pixels">The rows, one after the other.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="newWidth">The width to reduce to.</param>
    /// <param name="newHeight">The height to reduce to.</param>
    /// <returns>The reduced picture's rows.</returns>
    public static byte[] Reduce(ReadOnlySpan<byte> pixels, int width, int height, int newWidth, int newHeight)
    {
        if (width == newWidth && height == newHeight)
            return pixels.ToArray();

        int stride = newWidth * Channels;
        float[] source = ArrayPool<float>.Shared.Rent(width * Channels);
        float[] narrow = ArrayPool<float>.Shared.Rent(height * stride);
        try
        {
            Taps[] columns = TapsOf(width, newWidth);
            for (int y = 0; y < height; y++)
            {
                Widen(pixels.Slice(y * width * Channels, width * Channels), source);
                ReduceRow(source, columns, narrow.AsSpan(y * stride, stride));
            }

            byte[] reduced = new byte[newHeight * stride];
            Taps[] rows = TapsOf(height, newHeight);
            for (int y = 0; y < newHeight; y++)
                JoinRows(narrow, rows[y], source.AsSpan(), reduced.AsSpan(y * stride, stride));
            return reduced;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(source);
            ArrayPool<float>.Shared.Return(narrow);
        }
    }

    private static void Widen(ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        int i = 0;
        for (; i <= bytes.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(bytes[i..]));
            Store(low, floats[i..]);
            Store(high, floats[(i + Vector128<ushort>.Count)..]);
        }

        for (; i < bytes.Length; i++)
            floats[i] = bytes[i];
    }

    private static void Store(Vector128<ushort> eight, Span<float> floats)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(eight);
        Vector128.ConvertToSingle(low.AsInt32()).CopyTo(floats);
        Vector128.ConvertToSingle(high.AsInt32()).CopyTo(floats[Vector128<float>.Count..]);
    }

    private static void ReduceRow(ReadOnlySpan<float> source, Taps[] columns, Span<float> row)
    {
        ReadOnlySpan<Vector128<float>> from = MemoryMarshal.Cast<float, Vector128<float>>(source);
        Span<Vector128<float>> to = MemoryMarshal.Cast<float, Vector128<float>>(row);
        for (int x = 0; x < columns.Length; x++)
        {
            (int first, float[] weights) = columns[x];
            ReadOnlySpan<Vector128<float>> window = from.Slice(first, weights.Length);
            Vector128<float> sum = Vector128<float>.Zero;
            for (int i = 0; i < window.Length; i++)
                sum = Vector128.FusedMultiplyAdd(window[i], Vector128.Create(weights[i]), sum);
            to[x] = sum;
        }
    }

    private static void JoinRows(ReadOnlySpan<float> rows, Taps taps, Span<float> sums, Span<byte> joined)
    {
        int stride = joined.Length;
        sums = sums.Length >= stride ? sums[..stride] : new float[stride];
        sums.Clear();
        for (int i = 0; i < taps.Weights.Length; i++)
            Add(rows.Slice((taps.First + i) * stride, stride), taps.Weights[i], sums);
        Round(sums, joined);
    }

    private static void Round(ReadOnlySpan<float> sums, Span<byte> bytes)
    {
        int i = 0;
        for (; i <= bytes.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Vector128<ushort> low = Vector128.Narrow(Round(sums[i..]), Round(sums[(i + 4)..]));
            Vector128<ushort> high = Vector128.Narrow(Round(sums[(i + 8)..]), Round(sums[(i + 12)..]));
            Vector128.Narrow(low, high).CopyTo(bytes[i..]);
        }

        for (; i < bytes.Length; i++)
            bytes[i] = (byte)(Math.Clamp(sums[i], 0, byte.MaxValue) + 0.5f);
    }

    private static Vector128<uint> Round(ReadOnlySpan<float> four)
    {
        Vector128<float> clamped = Vector128.Min(Vector128.Max(Vector128.Create(four), Vector128<float>.Zero), Vector128.Create((float)byte.MaxValue));
        return Vector128.ConvertToInt32(clamped + Vector128.Create(0.5f)).AsUInt32();
    }

    private static void Add(ReadOnlySpan<float> row, float weight, Span<float> sums)
    {
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(row);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var factor = new Vector<float>(weight);
        for (int i = 0; i < from.Length && i < to.Length; i++)
            to[i] = Vector.FusedMultiplyAdd(from[i], factor, to[i]);
        for (int i = from.Length * Vector<float>.Count; i < row.Length; i++)
            sums[i] += row[i] * weight;
    }

    private static Taps[] TapsOf(int from, int to) => Known.GetOrAdd((from, to), static key => Compute(key.From, key.To));

    private static Taps[] Compute(int from, int to)
    {
        double scale = (double)from / to;
        double reach = Lobes * scale;
        var all = new Taps[to];
        for (int position = 0; position < to; position++)
        {
            double center = (position + 0.5) * scale;
            int first = Math.Max(0, (int)Math.Ceiling(center - reach - 0.5));
            int last = Math.Min(from - 1, (int)Math.Floor(center + reach - 0.5));
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(i => Kernel((i + 0.5 - center) / scale))];
            double sum = weights.Sum();
            all[position] = new Taps(first, [.. weights.Select(weight => (float)(weight / sum))]);
        }

        return all;
    }

    private static double Kernel(double x) => Math.Abs(x) < Lobes ? Sinc(x) * Sinc(x / Lobes) : 0;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private readonly record struct Taps(int First, float[] Weights);
}
