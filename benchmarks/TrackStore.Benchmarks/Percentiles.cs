namespace TrackStore.Benchmarks;

/// <summary>Ranks measurements.</summary>
internal static class Percentiles
{
    /// <summary>Returns the smallest value that at least the given share of the values does not exceed (nearest rank).</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">The share, above 0 and up to 1.</param>
    /// <returns>The value; zero when there are no values.</returns>
    public static TimeSpan At(IReadOnlyCollection<TimeSpan> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return values.Count == 0 ? TimeSpan.Zero : values.Order().ElementAt((int)Math.Ceiling(values.Count * share) - 1);
    }
}
