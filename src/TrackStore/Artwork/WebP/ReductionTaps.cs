using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Which samples of a row or column make each sample of another length, and how much each of them weighs.</summary>
internal sealed class ReductionTaps
{
    /// <summary>How many bits of a weight are behind the point.</summary>
    public const int FractionBits = 14;

    private const int One = 1 << FractionBits;

    private readonly int[] _first;
    private readonly int[] _lengths;
    private readonly short[] _weights;

    /// <summary>Computes the taps.</summary>
    /// <param name="source">How many samples there are.</param>
    /// <param name="target">How many are made.</param>
    /// <param name="scale">How many samples make one; the last sample of the source may stand for less than the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReductionTaps(int source, int target, double scale)
    {
        Source = source;
        bool reduces = scale >= 1;
        double reach = reduces ? ReductionKernel.LanczosReach * scale : ReductionKernel.LinearReach;
        double step = reduces ? 1 / scale : 1;
        Longest = (int)(2 * reach) + 1;
        _first = new int[target];
        _lengths = new int[target];
        _weights = new short[target * Longest];
        double[] exact = new double[Longest];
        for (int index = 0; index < target; index++)
        {
            double centre = ((index + 0.5) * scale) - 0.5;
            int first = Math.Clamp((int)Math.Ceiling(centre - reach), 0, source - 1);
            int last = Math.Clamp((int)Math.Floor(centre + reach), 0, source - 1);
            Span<double> own = exact.AsSpan(0, last - first + 1);
            for (int tap = 0; tap < own.Length; tap++)
            {
                double distance = Math.Abs(first + tap - centre) * step;
                own[tap] = reduces ? ReductionKernel.Lanczos(distance) : ReductionKernel.Linear(distance);
            }

            _first[index] = first;
            _lengths[index] = own.Length;
            Quantise(own, _weights.AsSpan(index * Longest, Longest));
        }
    }

    /// <summary>Gets how many samples there are.</summary>
    public int Source { get; }

    /// <summary>Gets how many samples are made.</summary>
    public int Target => _first.Length;

    /// <summary>Gets how many samples make one at most.</summary>
    public int Longest { get; }

    /// <summary>Gets the first sample of the source for each that is made.</summary>
    public ReadOnlySpan<int> First => _first;

    /// <summary>Gets the weights of a sample.</summary>
    public ReadOnlySpan<short> WeightsOf(int index) => _weights.AsSpan(index * Longest, _lengths[index]);

    // The weights add up to one exactly, so that what is flat stays as it is: the largest takes what rounding leaves.
    private static void Quantise(ReadOnlySpan<double> exact, Span<short> weights)
    {
        double sum = 0;
        foreach (double weight in exact)
            sum += weight;

        int rest = One;
        int largest = 0;
        for (int tap = 0; tap < exact.Length; tap++)
        {
            weights[tap] = (short)Math.Round(exact[tap] / sum * One);
            rest -= weights[tap];
            if (weights[tap] > weights[largest])
                largest = tap;
        }

        weights[largest] += (short)rest;
    }
}
