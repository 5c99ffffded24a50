using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Turns eight columns of sixteen rows into vectors, one a column, and back, so that upright edges are smoothed as level ones are.</summary>
internal static class ColumnWindow
{
    /// <summary>How many columns a window has.</summary>
    public const int Width = 8;

    /// <summary>Loads a window.</summary>
    /// <param name="upper">The pixels from the first one of the upper eight rows on.</param>
    /// <param name="lower">The pixels from the first one of the lower eight rows on.</param>
    /// <param name="stride">How far one row is from the next.</param>
    /// <param name="columns">Receives the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int stride, Span<Vector128<byte>> columns)
    {
        (Vector128<uint> u01, Vector128<uint> u23, Vector128<uint> u45, Vector128<uint> u67) = LoadHalf(upper, stride);
        (Vector128<uint> l01, Vector128<uint> l23, Vector128<uint> l45, Vector128<uint> l67) = LoadHalf(lower, stride);
        columns[7] = Lanes.JoinUpper(u67.AsUInt64(), l67.AsUInt64()).AsByte();
        columns[6] = Lanes.JoinLower(u67.AsUInt64(), l67.AsUInt64()).AsByte();
        columns[5] = Lanes.JoinUpper(u45.AsUInt64(), l45.AsUInt64()).AsByte();
        columns[4] = Lanes.JoinLower(u45.AsUInt64(), l45.AsUInt64()).AsByte();
        columns[3] = Lanes.JoinUpper(u23.AsUInt64(), l23.AsUInt64()).AsByte();
        columns[2] = Lanes.JoinLower(u23.AsUInt64(), l23.AsUInt64()).AsByte();
        columns[1] = Lanes.JoinUpper(u01.AsUInt64(), l01.AsUInt64()).AsByte();
        columns[0] = Lanes.JoinLower(u01.AsUInt64(), l01.AsUInt64()).AsByte();
    }

    /// <summary>Stores a window.</summary>
    /// <param name="upper">The pixels from the first one of the upper eight rows on.</param>
    /// <param name="lower">The pixels from the first one of the lower eight rows on.</param>
    /// <param name="stride">How far one row is from the next.</param>
    /// <param name="columns">The columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(Span<byte> upper, Span<byte> lower, int stride, ReadOnlySpan<Vector128<byte>> columns)
    {
        Vector128<byte> c7 = columns[7], c6 = columns[6], c5 = columns[5], c4 = columns[4];
        Vector128<byte> c3 = columns[3], c2 = columns[2], c1 = columns[1], c0 = columns[0];
        StoreHalf(upper, stride, Lanes.InterleaveLower(c0, c1), Lanes.InterleaveLower(c2, c3), Lanes.InterleaveLower(c4, c5), Lanes.InterleaveLower(c6, c7));
        StoreHalf(lower, stride, Lanes.InterleaveUpper(c0, c1), Lanes.InterleaveUpper(c2, c3), Lanes.InterleaveUpper(c4, c5), Lanes.InterleaveUpper(c6, c7));
    }

    /// <summary>Loads eight rows as vectors of two columns each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<uint> C01, Vector128<uint> C23, Vector128<uint> C45, Vector128<uint> C67) LoadHalf(ReadOnlySpan<byte> pixels, int stride)
    {
        Vector128<ushort> r01 = LoadPair(pixels, 0, stride);
        Vector128<ushort> r23 = LoadPair(pixels, 2, stride);
        Vector128<ushort> r45 = LoadPair(pixels, 4, stride);
        Vector128<ushort> r67 = LoadPair(pixels, 6, stride);
        Vector128<uint> r03c03 = Lanes.InterleaveLower(r01, r23).AsUInt32();
        Vector128<uint> r03c47 = Lanes.InterleaveUpper(r01, r23).AsUInt32();
        Vector128<uint> r47c03 = Lanes.InterleaveLower(r45, r67).AsUInt32();
        Vector128<uint> r47c47 = Lanes.InterleaveUpper(r45, r67).AsUInt32();
        return (
            Lanes.InterleaveLower(r03c03, r47c03),
            Lanes.InterleaveUpper(r03c03, r47c03),
            Lanes.InterleaveLower(r03c47, r47c47),
            Lanes.InterleaveUpper(r03c47, r47c47));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> LoadPair(ReadOnlySpan<byte> pixels, int row, int stride)
        => Lanes.InterleaveLower(LoadRow(pixels, row * stride), LoadRow(pixels, (row + 1) * stride)).AsUInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LoadRow(ReadOnlySpan<byte> pixels, int place)
        => Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(pixels[place..])).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalf(Span<byte> pixels, int stride, Vector128<byte> c01, Vector128<byte> c23, Vector128<byte> c45, Vector128<byte> c67)
    {
        Vector128<uint> r03c03 = Lanes.InterleaveLower(c01.AsUInt16(), c23.AsUInt16()).AsUInt32();
        Vector128<uint> r47c03 = Lanes.InterleaveUpper(c01.AsUInt16(), c23.AsUInt16()).AsUInt32();
        Vector128<uint> r03c47 = Lanes.InterleaveLower(c45.AsUInt16(), c67.AsUInt16()).AsUInt32();
        Vector128<uint> r47c47 = Lanes.InterleaveUpper(c45.AsUInt16(), c67.AsUInt16()).AsUInt32();
        StorePair(pixels, 0, stride, Lanes.InterleaveLower(r03c03, r03c47));
        StorePair(pixels, 2, stride, Lanes.InterleaveUpper(r03c03, r03c47));
        StorePair(pixels, 4, stride, Lanes.InterleaveLower(r47c03, r47c47));
        StorePair(pixels, 6, stride, Lanes.InterleaveUpper(r47c03, r47c47));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(Span<byte> pixels, int row, int stride, Vector128<uint> rows)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(pixels[(row * stride)..], rows.AsUInt64()[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(pixels[((row + 1) * stride)..], rows.AsUInt64()[1]);
    }
}
