using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads bools that an arithmetic coder wrote with known probabilities (RFC 6386, 7).</summary>
/// <remarks>
/// <para>
/// It keeps its place only; the bytes come with each call, eight at a time. Reading behind the end never fails, because millions of bools are read:
/// they mean nothing then, and <see cref="IsPast"/> tells so afterwards. Four fields and inlined methods let the compiler keep a copy in registers.
/// </para>
/// <para>
/// The range is brought back to eight bits ahead of a bool instead of behind it: the range can be multiplied by the next probability meanwhile, which shortens
/// the chain of operations that each bool waits for by a third.
/// </para>
/// </remarks>
internal struct BoolReader(int start)
{
    /// <summary>How many bits a bool needs: up to seven that the one before uses up, and eight of its own.</summary>
    public const int Needed = 15;

    private const byte Even = 128;
    private const int RangeBits = 8;
    private const int Top = 64 - RangeBits;

    // Unread bits from the highest on, and how many of them are true; then the next byte to load.
    private ulong _window;
    private int _available;
    private int _position = start;
    private uint _range = byte.MaxValue;

    private readonly int Shift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitOperations.LeadingZeroCount(_range) - (32 - RangeBits);
    }

    /// <summary>Tells whether a coder can have written a partition.</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="start">Where it starts.</param>
    /// <returns>False when its value is not within the range from the start, which decoders don't agree about.</returns>
    public static bool IsPossible(ReadOnlySpan<byte> data, int start) => data[start] < byte.MaxValue;

    /// <summary>Tells whether more was read than there was. Coders leave eight bits behind the last bool.</summary>
    /// <param name="end">Where the partition ends.</param>
    public readonly bool IsPast(int end) => (_position * 8L) - _available + Shift + RangeBits > end * 8L;

    /// <summary>Reads a bool.</summary>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="probability">How likely false is, of 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read(ReadOnlySpan<byte> data, byte probability)
    {
        Fill(data, Needed);
        return Take(probability);
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
        if (_available >= bits)
            return;

        // The last bytes are read together with the ones ahead of them, and shifted. Bits that are there already are loaded once more, which changes
        // nothing; only whole bytes count.
        int from = Math.Min(_position, data.Length - sizeof(ulong));
        ulong next = BinaryPrimitives.ReadUInt64BigEndian(data[from..]) << ((_position - from) * 8);
        _window |= next >> _available;
        _position += (63 - _available) >> 3;
        _available |= 56;
    }

    /// <summary>Reads a bool for which there are enough bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(uint probability)
    {
        int shift = Shift;
        uint split = (((_range * probability) << shift) + (256 - probability)) >> 8;
        _window <<= shift;
        _available -= shift;
        ulong bound = (ulong)split << Top;
        if (_window < bound)
        {
            _range = split;
            return false;
        }

        _range = (_range << shift) - split;
        _window -= bound;
        return true;
    }

    /// <summary>Reads a bool for which there are enough bits as 0 or -1, without a branch: for what can't be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeMask(uint probability)
    {
        int shift = Shift;
        uint split = (((_range * probability) << shift) + (256 - probability)) >> 8;
        _window <<= shift;
        _available -= shift;
        int mask = ~((int)(_window >> Top) - (int)split >> 31);
        uint rest = (_range << shift) - split;
        _range = split + ((rest - split) & (uint)mask);
        _window -= (ulong)(split & (uint)mask) << Top;
        return mask;
    }

    /// <summary>Reads a bool for which there are enough bits, and that is true as often as false, as 0 or -1, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSign()
    {
        // The split is the half, rounded up: to compare with it is to compare twice as much with the whole.
        int shift = Shift;
        uint range = _range << shift;
        _window <<= shift;
        _available -= shift;
        int mask = ~((int)(_window >> Top) * 2 - (int)range >> 31);
        _range = (range + 1 + (uint)mask) >> 1;
        _window -= (ulong)(((range + 1) >> 1) & (uint)mask) << Top;
        return mask;
    }
}
