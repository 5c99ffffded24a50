using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads the coefficients of a block (RFC 6386, 13.2 and 13.3).</summary>
/// <remarks>
/// Half of the time that a picture takes is spent here, so bounds aren't checked where they are plain: a position is below 16, and leaves the loop when it
/// gets there; a context is 0 to 2; so the place of a probability is within those of the block's type, which are as many for each; and the zigzag gives
/// numbers below 16.
/// </remarks>
internal static class CoefficientReader
{
    /// <summary>How many coefficients a block has.</summary>
    public const int BlockLength = 16;

    // A bool uses up to seven bits, the last one needs eight to be there: three bools and the sign of the value 1; five more and the sign of a larger one.
    private const int NeededForOne = (4 * 7) + 8;
    private const int NeededForMore = (6 * 7) + 8;

    // Contexts by the size of the coefficient before.
    private const int AfterOne = 1 * CoefficientProbabilities.ContextStride;
    private const int AfterMore = 2 * CoefficientProbabilities.ContextStride;

    private static ReadOnlySpan<byte> ZigZag => [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

    /// <summary>Reads a block.</summary>
    /// <param name="place">Where the reading stands in the partition; it goes on.</param>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="probabilities">The probabilities for the type of the block.</param>
    /// <param name="context">How many of the blocks above and to the left have coefficients.</param>
    /// <param name="first">The position of its first coefficient, 0 or 1.</param>
    /// <param name="block">Receives the coefficients that aren't 0, in the order of rows.</param>
    /// <returns>The position behind the last coefficient, <paramref name="first"/> when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ref BoolReader place, ReadOnlySpan<byte> data, ReadOnlySpan<byte> probabilities, int context, int first, Span<short> block)
    {
        Debug.Assert(probabilities.Length == CoefficientProbabilities.TypeStride && block.Length == BlockLength);
        Debug.Assert(first is 0 or 1 && context is >= 0 and <= 2);
        ref byte origin = ref MemoryMarshal.GetReference(probabilities);
        ref short target = ref MemoryMarshal.GetReference(block);
        ref byte order = ref MemoryMarshal.GetReference(ZigZag);
        BoolReader reader = place;
        nint position = first;
        nint at = (first * CoefficientProbabilities.PositionStride) + (context * CoefficientProbabilities.ContextStride);
        while (true)
        {
            reader.Fill(data, NeededForOne);
            if (!reader.Take(Unsafe.Add(ref origin, at)))
                break;

            while (!reader.Take(Unsafe.Add(ref origin, at + 1)))
            {
                if (++position == BlockLength)
                {
                    place = reader;
                    return BlockLength;
                }

                at = position * CoefficientProbabilities.PositionStride;
                reader.Fill(data, NeededForOne);
            }

            int value = 1;
            int next = AfterOne;
            if (reader.Take(Unsafe.Add(ref origin, at + 2)))
            {
                value = ReadMore(ref reader, data, ref Unsafe.Add(ref origin, at));
                next = AfterMore;
            }

            int sign = reader.TakeSign();
            Unsafe.Add(ref target, (nint)Unsafe.Add(ref order, position)) = (short)((value ^ sign) - sign);
            if (++position == BlockLength)
                break;

            at = (position * CoefficientProbabilities.PositionStride) + next;
        }

        place = reader;
        return (int)position;
    }

    /// <summary>Reads a coefficient's size that is above 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadMore(ref BoolReader reader, ReadOnlySpan<byte> data, ref byte probabilities)
    {
        reader.Fill(data, NeededForMore);
        if (!reader.Take(Unsafe.Add(ref probabilities, 3)))
            return reader.Take(Unsafe.Add(ref probabilities, 4)) ? 3 - reader.TakeMask(Unsafe.Add(ref probabilities, 5)) : 2;

        if (!reader.Take(Unsafe.Add(ref probabilities, 6)))
        {
            if (!reader.Take(Unsafe.Add(ref probabilities, 7)))
                return 5 - reader.TakeMask(159);

            int high = reader.TakeMask(165);
            return 7 - (2 * high) - reader.TakeMask(145);
        }

        int category = reader.Take(Unsafe.Add(ref probabilities, 8)) ? 2 : 0;
        category -= reader.TakeMask(Unsafe.Add(ref probabilities, 9 + (category >> 1)));
        ReadOnlySpan<byte> extra = category switch
        {
            0 => [173, 148, 140],
            1 => [176, 155, 140, 135],
            2 => [180, 157, 141, 134, 130],
            _ => [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
        };
        int offset = 0;
        foreach (byte probability in extra)
        {
            reader.Fill(data, BoolReader.Needed);
            offset = (2 * offset) - reader.TakeMask(probability);
        }

        reader.Fill(data, BoolReader.Needed);
        return 3 + (8 << category) + offset;
    }
}
