using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// Halves a plane while its rows come in: each sample is the mean of two by two. Where there is no second row or column, the last one counts twice.
/// </summary>
/// <param name="width">How many columns come in.</param>
/// <param name="height">How many rows come in.</param>
/// <param name="next">Takes the halved rows.</param>
internal sealed class PlaneHalver(int width, int height, IPlaneSink next) : IPlaneSink
{
    private const int Step = 16;

    private readonly byte[] _first = new byte[width];
    private readonly byte[] _halved = new byte[(width + 1) / 2];
    private int _taken;

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> row)
    {
        bool isFirst = _taken++ % 2 == 0;
        if (isFirst)
            row.CopyTo(_first);
        if (isFirst && _taken < height)
            return;

        Halve(_first, row, _halved);
        next.Push(_halved);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Halve(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> halved)
    {
        int column = 0;
        for (; column <= first.Length - Step; column += Step)
        {
            Vector128<ushort> sums = SumPairs(Vector128.Create(first[column..])) + SumPairs(Vector128.Create(second[column..]));
            Vector128<short> means = ((sums + Vector128.Create((ushort)2)) >>> 2).AsInt16();
            Lanes.NarrowToBytes(means, means).GetLower().CopyTo(halved[(column / 2)..]);
        }

        for (; column < first.Length; column += 2)
        {
            int other = Math.Min(column + 1, first.Length - 1);
            halved[column / 2] = (byte)((first[column] + first[other] + second[column] + second[other] + 2) >> 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> SumPairs(Vector128<byte> samples)
    {
        Vector128<ushort> pairs = samples.AsUInt16();
        return (pairs & Vector128.Create((ushort)0xFF)) + (pairs >>> 8);
    }
}
