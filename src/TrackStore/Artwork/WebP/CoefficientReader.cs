using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads the coefficients of a block (RFC 6386, 13.2 and 13.3).</summary>
/// <remarks>
/// Half of the time that a picture takes is spent here, so bounds aren't checked where they are plain: a position is below 16 and leaves the loop when it gets
/// there, a context is 0 to 2, and so the place of a probability is within those of the block's type; the zigzag gives numbers below 16.
/// </remarks>
internal static class CoefficientReader
{
    /// <summary>How many coefficients a block has.</summary>
    public const int BlockLength = 16;

    // A token up to the value 1 takes three bools that use up to seven bits each; the sign behind it needs eight bits to be there.
    private const int NeededForOne = 32;
    private const int NeededForMore = 56;

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
    public static int Read(ref BoolReader place, ReadOnlySpan<byte> data, ReadOnlySpan<byte> probabilities, int context, int first, Span<short> block)
    {
        Debug.Assert(probabilities.Length == CoefficientProbabilities.TypeStride && block.Length == BlockLength && first is 0 or 1 && context is >= 0 and <= 2);
        ref byte origin = ref MemoryMarshal.GetReference(probabilities);
        ref short target = ref MemoryMarshal.GetReference(block);
        ref byte order = ref MemoryMarshal.GetReference(ZigZag);
        BoolReader reader = place;
        nint position = first;
        nint at = (first * CoefficientProbabilities.PositionStride) + (context * CoefficientProbabilities.ContextStride);
        while (true)
        {
            reader.Fill(data, NeededForOne);
            uint split = reader.Split(Unsafe.Add(ref origin, at));
            if (reader.IsBelow(split))
            {
                reader.TakeFalse(split);
                break;
            }

            reader.TakeTrue(split);
            split = reader.Split(Unsafe.Add(ref origin, at + 1));
            while (reader.IsBelow(split))
            {
                reader.TakeFalse(split);
                if (++position == BlockLength)
                {
                    place = reader;
                    return BlockLength;
                }

                at = position * CoefficientProbabilities.PositionStride;
                reader.Fill(data, NeededForOne);
                split = reader.Split(Unsafe.Add(ref origin, at + 1));
            }

            reader.TakeTrue(split);
            split = reader.Split(Unsafe.Add(ref origin, at + 2));
            int value = 1;
            int next = AfterOne;
            if (reader.IsBelow(split))
            {
                reader.TakeFalse(split);
            }
            else
            {
                reader.TakeTrue(split);

                // A copy, so that the reader itself stays in registers.
                BoolReader copy = reader;
                value = ReadMore(ref copy, data, ref Unsafe.Add(ref origin, at));
                reader = copy;
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

    /// <summary>Reads how much a coefficient is above 1, or below -1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadMore(ref BoolReader place, ReadOnlySpan<byte> data, ref byte probabilities)
    {
        BoolReader reader = place;
        int value;
        reader.Fill(data, NeededForMore);
        if (!Take(ref reader, Unsafe.Add(ref probabilities, 3)))
        {
            value = 2;
            if (Take(ref reader, Unsafe.Add(ref probabilities, 4)))
                value = 3 - reader.TakeMask(Unsafe.Add(ref probabilities, 5));
        }
        else if (!Take(ref reader, Unsafe.Add(ref probabilities, 6)))
        {
            if (!Take(ref reader, Unsafe.Add(ref probabilities, 7)))
            {
                value = 5 - reader.TakeMask(159);
            }
            else
            {
                value = 7 - (2 * reader.TakeMask(165));
                value -= reader.TakeMask(145);
            }
        }
        else
        {
            int category = Take(ref reader, Unsafe.Add(ref probabilities, 8)) ? 2 : 0;
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
            value = 3 + (8 << category) + offset;
        }

        place = reader;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Take(ref BoolReader reader, uint probability)
    {
        uint split = reader.Split(probability);
        if (reader.IsBelow(split))
        {
            reader.TakeFalse(split);
            return false;
        }

        reader.TakeTrue(split);
        return true;
    }
}
