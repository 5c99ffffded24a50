using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// Makes a plane of another size while its rows come in: first lines out of the rows that each new row needs, then the new row out of its line. It holds as
/// many rows as one new row needs, and a few more, however high the plane is.
/// </summary>
internal sealed class PlaneReducer : IPlaneSink, IDisposable
{
    // Samples are numbers of 16 bits with a sign, because kernels reach beyond black and white. A multiplication drops one bit more than a weight has.
    private const int RowBits = 7;
    private const int LineBits = RowBits - DroppedBits;
    private const int SumBits = LineBits - DroppedBits;
    private const int DroppedBits = 15 - ReductionTaps.FractionBits;

    private const int SpareRows = 32;

    // How many samples a vector has, and how many vectors are summed up at once. As many lines are turned upright together as a vector has samples.
    private const int Lines = 16;
    private const int Sums = 4;

    private readonly ReductionTaps _columns;
    private readonly ReductionTaps _rows;
    private readonly int _stride;
    private readonly int _capacity;
    private readonly Vector256<short>[] _held;
    private readonly Vector256<short>[] _lines;
    private readonly Vector256<short>[] _upright;
    private readonly int _targetStride;
    private readonly byte[] _target;
    private int _firstHeld;
    private int _taken;
    private int _made;

    /// <summary>Creates a reducer.</summary>
    /// <param name="columns">Which columns make each new one.</param>
    /// <param name="rows">Which rows make each new one.</param>
    public PlaneReducer(ReductionTaps columns, ReductionTaps rows)
    {
        (_columns, _rows) = (columns, rows);
        _stride = (columns.Source + (Sums * Lines) - 1) / (Sums * Lines) * Sums;
        _capacity = rows.Longest + SpareRows;
        _held = ArrayPool<Vector256<short>>.Shared.Rent(_stride * _capacity);
        _lines = ArrayPool<Vector256<short>>.Shared.Rent(_stride * Lines);
        _upright = ArrayPool<Vector256<short>>.Shared.Rent(_stride * Lines);
        _targetStride = (columns.Target + LaneBlock.Height - 1) / LaneBlock.Height * LaneBlock.Height;
        _target = ArrayPool<byte>.Shared.Rent(_targetStride * ((rows.Target + Lines - 1) / Lines * Lines));
    }

    /// <summary>Gets a row of the new plane.</summary>
    public ReadOnlySpan<byte> RowAt(int row) => _target.AsSpan(row * _targetStride, _columns.Target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Push(ReadOnlySpan<byte> row)
    {
        Debug.Assert(row.Length == _columns.Source && _taken < _rows.Source);
        if (_taken - _firstHeld == _capacity)
            Forget();
        Widen(row, _held.AsSpan((_taken - _firstHeld) * _stride, _stride));
        _taken++;
        while (_made < _rows.Target && _rows.First[_made] + _rows.WeightsOf(_made).Length <= _taken)
        {
            int line = _made % Lines;
            ReduceRows(_held.AsSpan((_rows.First[_made] - _firstHeld) * _stride), _rows.WeightsOf(_made), _lines.AsSpan(line * _stride, _stride));
            _made++;
            if (line == Lines - 1 || _made == _rows.Target)
                ReduceLines(_target.AsSpan((_made - line - 1) * _targetStride));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Vector256<short>>.Shared.Return(_held);
        ArrayPool<Vector256<short>>.Shared.Return(_lines);
        ArrayPool<Vector256<short>>.Shared.Return(_upright);
        ArrayPool<byte>.Shared.Return(_target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<byte> row, Span<Vector256<short>> samples)
    {
        Span<short> single = MemoryMarshal.Cast<Vector256<short>, short>(samples);
        int column = 0;
        for (; column <= row.Length - Lines; column += Lines)
        {
            Vector128<byte> pixels = Vector128.Create(row[column..]);
            samples[column / Lines] = Vector256.Create(Vector128.WidenLower(pixels), Vector128.WidenUpper(pixels)).AsInt16() << RowBits;
        }

        for (; column < row.Length; column++)
            single[column] = (short)(row[column] << RowBits);
    }

    /// <summary>Moves the rows up that are still needed.</summary>
    private void Forget()
    {
        int first = _made < _rows.Target ? Math.Min(_rows.First[_made], _taken) : _taken;
        _held.AsSpan((first - _firstHeld) * _stride, (_taken - first) * _stride).CopyTo(_held);
        _firstHeld = first;
    }

    /// <summary>Makes a line out of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceRows(ReadOnlySpan<Vector256<short>> held, ReadOnlySpan<short> weights, Span<Vector256<short>> line)
    {
        for (int column = 0; column < line.Length; column += Sums)
        {
            Vector256<short> sum0 = Vector256<short>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            int place = column;
            foreach (short weight in weights)
            {
                ReadOnlySpan<Vector256<short>> samples = held.Slice(place, Sums);
                Vector256<short> factor = Vector256.Create(weight);
                sum0 += Lanes.MultiplyRounded(samples[0], factor);
                sum1 += Lanes.MultiplyRounded(samples[1], factor);
                sum2 += Lanes.MultiplyRounded(samples[2], factor);
                sum3 += Lanes.MultiplyRounded(samples[3], factor);
                place += line.Length;
            }

            Span<Vector256<short>> sums = line.Slice(column, Sums);
            (sums[0], sums[1], sums[2], sums[3]) = (sum0, sum1, sum2, sum3);
        }
    }

    /// <summary>Makes rows out of their lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceLines(Span<byte> target)
    {
        TurnUpright();
        Span<Vector256<short>> block = stackalloc Vector256<short>[LaneBlock.Height];
        for (int column = 0; column < _targetStride; column += LaneBlock.Height)
        {
            int count = Math.Min(LaneBlock.Height, _columns.Target - column);
            for (int index = 0; index < count; index++)
                block[index] = ReduceColumn(column + index);
            LaneBlock.Transpose(block);
            for (int index = 0; index < LaneBlock.Height; index++)
            {
                Vector128<byte> rows = Lanes.NarrowToBytes(block[index].GetLower(), block[index].GetUpper());
                rows.GetLower().CopyTo(target[((index * _targetStride) + column)..]);
                rows.GetUpper().CopyTo(target[(((index + LaneBlock.Height) * _targetStride) + column)..]);
            }
        }
    }

    /// <summary>Turns the lines, so that a vector has the samples of all lines in one column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TurnUpright()
    {
        for (int column = 0; column < _stride; column++)
        {
            Span<Vector256<short>> first = _upright.AsSpan(column * Lines, LaneBlock.Height);
            Span<Vector256<short>> second = _upright.AsSpan((column * Lines) + LaneBlock.Height, LaneBlock.Height);
            for (int index = 0; index < LaneBlock.Height; index++)
            {
                Vector256<short> upper = _lines[(index * _stride) + column];
                Vector256<short> lower = _lines[((index + LaneBlock.Height) * _stride) + column];
                first[index] = Vector256.Create(upper.GetLower(), lower.GetLower());
                second[index] = Vector256.Create(upper.GetUpper(), lower.GetUpper());
            }

            LaneBlock.Transpose(first);
            LaneBlock.Transpose(second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<short> ReduceColumn(int column)
    {
        ReadOnlySpan<short> weights = _columns.WeightsOf(column);
        ReadOnlySpan<Vector256<short>> samples = _upright.AsSpan(_columns.First[column], weights.Length);
        Vector256<short> sum = Vector256.Create((short)(1 << (SumBits - 1)));
        for (int tap = 0; tap < samples.Length; tap++)
            sum += Lanes.MultiplyRounded(samples[tap], Vector256.Create(weights[tap]));
        return sum >> SumBits;
    }
}
