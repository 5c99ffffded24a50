using System.Globalization;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Times of one thing that was done many times.</summary>
/// <param name="Values">The times in milliseconds, in the order in which they were taken.</param>
internal sealed record Milliseconds(IReadOnlyList<double> Values)
{
    public double Median => At(0.5);

    public double First => Values[0];

    /// <summary>Returns the smallest time that at least this share of the times does not exceed (nearest rank).</summary>
    public double At(double share) => Values.Order().ElementAt((int)Math.Ceiling(Values.Count * share) - 1);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"median {Median:F0} ms, first {First:F0} ms, p90 {At(0.9):F0} ms, longest {Values.Max():F0} ms of {Values.Count}");
}
