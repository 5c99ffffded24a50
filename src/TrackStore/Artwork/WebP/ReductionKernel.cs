namespace TrackStore.Artwork.WebP;

/// <summary>How much a sample weighs at a distance from the place that is asked for.</summary>
internal static class ReductionKernel
{
    /// <summary>How far the Lanczos kernel reaches, in samples of the coarser side.</summary>
    public const int LanczosReach = 3;

    /// <summary>How far the linear kernel reaches.</summary>
    public const int LinearReach = 1;

    private const int StepsPerUnit = 1024;
    private const double HalfPi = 1.5707963267948966;

    private static readonly double[] LanczosSteps = ComputeLanczos();

    /// <summary>Weighs by a sinc that is windowed by a wider one (Lanczos, with three lobes): for fewer samples than there are.</summary>
    /// <param name="distance">The distance, not negative.</param>
    public static double Lanczos(double distance)
    {
        double step = distance * StepsPerUnit;
        int before = (int)step;
        if (before >= LanczosSteps.Length - 1)
            return 0;
        return LanczosSteps[before] + ((LanczosSteps[before + 1] - LanczosSteps[before]) * (step - before));
    }

    /// <summary>Weighs by nearness: for more samples than there are.</summary>
    /// <param name="distance">The distance, not negative.</param>
    public static double Linear(double distance) => Math.Max(0, 1 - distance);

    private static double[] ComputeLanczos()
    {
        double[] steps = new double[(LanczosReach * StepsPerUnit) + 1];
        steps[0] = 1;
        for (int step = 1; step < steps.Length; step++)
        {
            double x = (double)step / StepsPerUnit;
            steps[step] = LanczosReach * SineOfPi(x) * SineOfPi(x / LanczosReach) / (4 * HalfPi * HalfPi * x * x);
        }

        return steps;
    }

    /// <summary>
    /// Computes the sine of a multiple of pi, not negative, by its series: a platform's own may differ in the last bit from another's, and with it the
    /// pictures.
    /// </summary>
    private static double SineOfPi(double x)
    {
        int whole = (int)x;
        double rest = x - whole;
        double angle = HalfPi * 2 * Math.Min(rest, 1 - rest);
        double square = angle * angle;
        double sum = 1;
        for (int factor = 18; factor > 0; factor -= 2)
            sum = 1 - (square / (factor * (factor + 1)) * sum);
        return (whole & 1) == 0 ? angle * sum : -angle * sum;
    }
}
