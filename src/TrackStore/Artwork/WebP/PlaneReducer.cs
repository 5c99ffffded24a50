using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// Makes a plane of another size while its rows come in: first out of the rows that each new row needs, then within the row. It holds as many rows as one
/// new row needs, and a few more, however high the plane is.
/// </summary>
internal sealed class PlaneReducer : IPlaneSink, IDisposable
{
    // Between the two steps samples have six bits behind the point, so that they fit in 16 bits with a sign: kernels reach beyond black and white.
    private const int LineBits = 6;
    private const int ColumnShift = ReductionTaps.FractionBits - LineBits;
    private const int RowShift = ReductionTaps.FractionBits + LineBits;

    private const int SpareRows = 32;

    // Columns are worked on in whole vectors.
    private const int Step = 16;

    private readonly ReductionTaps _columns;
    private readonly ReductionTaps _rows;
    private readonly byte[] _target;
    private readonly int _stride;
    private readonly int _capacity;
    private readonly byte[] _held;
    private readonly short[] _line;
    private int _firstHeld;
    private int _taken;

    /// <summary>Creates a reducer.</summary>
    /// <param name="columns">Which columns make each new one.</param>
    /// <param name="rows">Which rows make each new one.</param>
    public PlaneReducer(ReductionTaps columns, ReductionTaps rows)
    {
        (_columns, _rows) = (columns, rows);
        _target = ArrayPool<byte>.Shared.Rent(columns.Target * rows.Target);
        _stride = (columns.Source + Step - 1) / Step * Step;
        _capacity = rows.Stride + SpareRows;
        _held = ArrayPool<byte>.Shared.Rent(_stride * _capacity);

        // Weights of 0 read what is behind the line.
        _line = ArrayPool<short>.Shared.Rent(_stride + columns.Stride);
        _line.AsSpan().Clear();
    }

    /// <summary>Gets how many rows are made.</summary>
    public int Made { get; private set; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> row)
    {
        Debug.Assert(row.Length == _columns.Source && _taken < _rows.Source);
        if (_taken - _firstHeld == _capacity)
            Forget();
        row.CopyTo(_held.AsSpan((_taken - _firstHeld) * _stride, _stride));
        _taken++;
        while (Made < _rows.Target && _rows.First[Made] + _rows.WeightsOf(Made).Length <= _taken)
        {
            ReduceRows(_held.AsSpan((_rows.First[Made] - _firstHeld) * _stride), _rows.WeightsOf(Made));
            ReduceLine(_target.AsSpan(Made * _columns.Target, _columns.Target));
            Made++;
        }
    }

    /// <summary>Gets a row that is made.</summary>
    public ReadOnlySpan<byte> RowAt(int row) => _target.AsSpan(row * _columns.Target, _columns.Target);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_target);
        ArrayPool<byte>.Shared.Return(_held);
        ArrayPool<short>.Shared.Return(_line);
    }

    /// <summary>Moves the rows up that are still needed.</summary>
    private void Forget()
    {
        int first = Made < _rows.Target ? Math.Min(_rows.First[Made], _taken) : _taken;
        _held.AsSpan((first - _firstHeld) * _stride, (_taken - first) * _stride).CopyTo(_held);
        _firstHeld = first;
    }

    /// <summary>Makes a line out of rows, sixteen columns at a time and two rows at once.</summary>
    private void ReduceRows(ReadOnlySpan<byte> held, ReadOnlySpan<short> weights)
    {
        for (int column = 0; column < _stride; column += Step)
        {
            Vector128<int> sum0 = Vector128.Create(1 << (ColumnShift - 1)), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            int place = column;
            for (int tap = 0; tap < weights.Length; tap += 2, place += 2 * _stride)
            {
                bool isPair = tap + 1 < weights.Length;
                Vector128<byte> even = Vector128.Create(held[place..]);
                Vector128<byte> odd = isPair ? Vector128.Create(held[(place + _stride)..]) : Vector128<byte>.Zero;
                Vector128<short> pair = Vector128.Create((isPair ? weights[tap + 1] << 16 : 0) | (ushort)weights[tap]).AsInt16();
                Vector128<byte> lower = Lanes.InterleaveLower(even, odd);
                Vector128<byte> upper = Lanes.InterleaveUpper(even, odd);
                sum0 += Lanes.MultiplyAddNeighbours(Vector128.WidenLower(lower).AsInt16(), pair);
                sum1 += Lanes.MultiplyAddNeighbours(Vector128.WidenUpper(lower).AsInt16(), pair);
                sum2 += Lanes.MultiplyAddNeighbours(Vector128.WidenLower(upper).AsInt16(), pair);
                sum3 += Lanes.MultiplyAddNeighbours(Vector128.WidenUpper(upper).AsInt16(), pair);
            }

            Lanes.NarrowToShorts(sum0 >> ColumnShift, sum1 >> ColumnShift).CopyTo(_line, column);
            Lanes.NarrowToShorts(sum2 >> ColumnShift, sum3 >> ColumnShift).CopyTo(_line, column + 8);
        }
    }

    /// <summary>Makes a row out of the line, four samples at a time.</summary>
    private void ReduceLine(Span<byte> row)
    {
        int column = 0;
        for (; column <= row.Length - 4; column += 4)
        {
            Vector128<int> sums = Sum(Multiply(column), Multiply(column + 1), Multiply(column + 2), Multiply(column + 3));
            Vector128<short> samples = Lanes.NarrowToShorts(Round(sums), Vector128<int>.Zero);
            MemoryMarshal.Write(row[column..], Lanes.NarrowToBytes(samples, samples).AsUInt32()[0]);
        }

        for (; column < row.Length; column++)
            row[column] = (byte)Math.Clamp(Round(Vector128.CreateScalar(Vector128.Sum(Multiply(column))))[0], 0, byte.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<int> Multiply(int column)
    {
        ReadOnlySpan<short> line = _line.AsSpan(_columns.First[column], _columns.Stride);
        ReadOnlySpan<short> weights = _columns.Weights.Slice(column * _columns.Stride, _columns.Stride);
        Vector128<int> sum = Vector128<int>.Zero;
        for (int tap = 0; tap < weights.Length; tap += ReductionTaps.Group)
            sum += Lanes.MultiplyAddNeighbours(Vector128.Create(line[tap..]), Vector128.Create(weights[tap..]));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Round(Vector128<int> sums) => (sums + Vector128.Create(1 << (RowShift - 1))) >> RowShift;

    /// <summary>Adds up the lanes of each of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sum(Vector128<int> a, Vector128<int> b, Vector128<int> c, Vector128<int> d)
    {
        Vector128<uint> ab = Lanes.InterleaveLower(a.AsUInt32(), b.AsUInt32()) + Lanes.InterleaveUpper(a.AsUInt32(), b.AsUInt32());
        Vector128<uint> cd = Lanes.InterleaveLower(c.AsUInt32(), d.AsUInt32()) + Lanes.InterleaveUpper(c.AsUInt32(), d.AsUInt32());
        return (Lanes.JoinLower(ab.AsUInt64(), cd.AsUInt64()).AsInt32()) + Lanes.JoinUpper(ab.AsUInt64(), cd.AsUInt64()).AsInt32();
    }
}
