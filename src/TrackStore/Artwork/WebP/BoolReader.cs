using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads bools that an arithmetic coder wrote with known probabilities (RFC 6386, 7).</summary>
/// <remarks>
/// It keeps its place only; the bytes come with each call, eight at a time. Reading behind the end never fails, because millions of bools are read:
/// they mean nothing then, and <see cref="IsPast"/> tells so afterwards. Four fields and inlined methods let the compiler keep a copy in registers.
/// </remarks>
internal struct BoolReader(int start)
{
    /// <summary>How many unread bits the next bool needs at least.</summary>
    public const int Needed = 8;

    private const byte Even = 128;

    // Unread bits from the highest on, and how many of them are true; then the next byte to load.
    private ulong _window;
    private int _available;
    private int _position = start;
    private uint _range = byte.MaxValue;

    /// <summary>Tells whether more was read than there was. Coders leave eight bits behind the last bool.</summary>
    /// <param name="end">Where the partition ends.</param>
    public readonly bool IsPast(int end) => (_position * 8L) - _available + Needed > end * 8L;

    /// <summary>Reads a bool.</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="probability">How likely false is, of 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read(ReadOnlySpan<byte> data, byte probability)
    {
        Fill(data, Needed);
        uint split = Split(probability);
        if (IsBelow(split))
        {
            TakeFalse(split);
            return false;
        }

        TakeTrue(split);
        return true;
    }

    /// <summary>Reads a bool that is true as often as false.</summary>
    /// <param name="data">What the partition is a part of.</param>
    public bool ReadFlag(ReadOnlySpan<byte> data) => Read(data, Even);

    /// <summary>Reads a value by its tree (RFC 6386, 8.1).</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="tree">Two entries for each branch, for false and for true: the next branch, or, not positive, the negated value.</param>
    /// <param name="probabilities">The probability of each branch.</param>
    public int ReadTree(ReadOnlySpan<byte> data, ReadOnlySpan<sbyte> tree, ReadOnlySpan<byte> probabilities)
    {
        int branch = 0;
        do
            branch = tree[branch + (Read(data, probabilities[branch >> 1]) ? 1 : 0)];
        while (branch > 0);
        return -branch;
    }

    /// <summary>Reads a number, its highest bit first.</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="bits">How many bits it has.</param>
    public int ReadLiteral(ReadOnlySpan<byte> data, int bits)
    {
        int value = 0;
        for (; bits > 0; bits--)
            value = (value << 1) | (ReadFlag(data) ? 1 : 0);
        return value;
    }

    /// <summary>Reads a number and its sign where there is one.</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="bits">How many bits the number has.</param>
    /// <returns>The number, or 0 when there is none.</returns>
    public int ReadOptional(ReadOnlySpan<byte> data, int bits)
    {
        if (!ReadFlag(data))
            return 0;

        int value = ReadLiteral(data, bits);
        return ReadFlag(data) ? -value : value;
    }

    /// <summary>Makes sure that as many bits are there, 56 at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill(ReadOnlySpan<byte> data, int bits)
    {
        if (_available < bits)
            Fill(data);
    }

    /// <summary>Finds where the range is split: values below mean false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Split(uint probability) => 1 + (((_range - 1) * probability) >> 8);

    /// <summary>Tells whether the next bool is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsBelow(uint split) => _window < (ulong)split << 56;

    /// <summary>Goes on behind a bool that is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeFalse(uint split)
    {
        _range = split;
        Normalise();
    }

    /// <summary>Goes on behind a bool that is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeTrue(uint split)
    {
        _range -= split;
        _window -= (ulong)split << 56;
        Normalise();
    }

    /// <summary>Reads a bool that no branch can foresee as 0 or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeMask(uint probability)
    {
        uint split = Split(probability);
        int mask = ~((int)(_window >> 56) - (int)split >> 31);
        _range = (uint)((int)split + (mask & ((int)_range - (2 * (int)split))));
        _window -= (ulong)(split & (uint)mask) << 56;
        Normalise();
        return mask;
    }

    /// <summary>Reads a bool that is true as often as false as 0 or -1, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSign()
    {
        uint split = (_range + 1) >> 1;
        int mask = ~((int)(_window >> 56) - (int)split >> 31);
        _range = split - (_range & (uint)mask & 1);
        _window -= (ulong)(split & (uint)mask) << 56;
        Normalise();
        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalise()
    {
        int shift = BitOperations.LeadingZeroCount(_range) - 24;
        _range <<= shift;
        _window <<= shift;
        _available -= shift;
    }

    // Bits that are there already are loaded once more, which changes nothing; only whole bytes count.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(ReadOnlySpan<byte> data)
    {
        ulong next = data.Length - _position >= sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64BigEndian(data[_position..])
            : ReadEnd(data, _position);
        _window |= next >> _available;
        _position += (63 - _available) >> 3;
        _available |= 56;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ReadEnd(ReadOnlySpan<byte> data, int position)
    {
        ulong value = 0;
        for (int index = 0; index < sizeof(ulong); index++)
            value = (value << 8) | (position + index < data.Length ? data[position + index] : 0u);
        return value;
    }
}
