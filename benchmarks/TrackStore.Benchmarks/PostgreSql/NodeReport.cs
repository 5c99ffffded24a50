using System.Globalization;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>What a process measured.</summary>
/// <param name="Tracks">The tracks that it synchronized.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Busy">How often a write failed as busy and was repeated.</param>
/// <param name="Writes">The times of single writes beside the synchronization.</param>
internal sealed record NodeReport(int Tracks, TimeSpan Elapsed, int Busy, IReadOnlyList<TimeSpan> Writes)
{
    /// <summary>Joins the reports of processes that worked at the same time.</summary>
    public static NodeReport Together(IReadOnlyCollection<NodeReport> nodes) => new(
        nodes.Sum(node => node.Tracks),
        nodes.Max(node => node.Elapsed),
        nodes.Sum(node => node.Busy),
        [.. nodes.SelectMany(node => node.Writes)]);

    public static NodeReport Parse(string line)
    {
        long[] numbers = [.. line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return new NodeReport(
            (int)numbers[0], TimeSpan.FromMicroseconds(numbers[1]), (int)numbers[2], [.. numbers[3..].Select(time => TimeSpan.FromMicroseconds(time))]);
    }

    /// <summary>Writes the report on a line that <see cref="Parse"/> reads.</summary>
    public string ToLine()
        => string.Join(' ', [Tracks, (long)Elapsed.TotalMicroseconds, Busy, .. Writes.Select(time => (long)time.TotalMicroseconds)]);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tracks / Elapsed.TotalSeconds:F0} tracks a second, {Busy} repeated; single writes: median {Percentiles.At(Writes, 0.5).TotalMilliseconds:F1} ms, p99 {Percentiles.At(Writes, 0.99).TotalMilliseconds:F1} ms of {Writes.Count}");
}
