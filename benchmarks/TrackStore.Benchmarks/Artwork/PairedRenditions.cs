using System.Diagnostics;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// Compares the contenders of <see cref="RenditionBenchmarks"/> in turns, one picture each, by wall clock and by processor time: for a machine whose
/// other work would hit one contender and spare another.
/// </summary>
internal static class PairedRenditions
{
    private const int WarmUps = 8;
    private const int Rounds = 41;

    private static readonly string[] Originals = ["640 JPEG", "1400 JPEG", "3000 JPEG", "1000 PNG with alpha", "1000 WebP"];

    public static async Task<int> CompareAsync()
    {
        RunFolder.Create();
        try
        {
            foreach (string original in Originals)
                await CompareAsync(original);
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static async Task CompareAsync(string original)
    {
        var benchmarks = new RenditionBenchmarks { Original = original };
        await benchmarks.SetUpAsync();
        var contenders = new (string Name, Func<Task> Make, List<double> Wall, List<double> Processor)[]
        {
            ("naive, one thread", () => Task.FromResult(benchmarks.Naive()), [], []),
            ("naive, libvips' own threads", () => Task.FromResult(benchmarks.NaiveThreaded()), [], []),
            ("TrackStore", benchmarks.Store, [], []),
        };
        for (int round = -WarmUps; round < Rounds; round++)
        {
            foreach ((_, Func<Task> make, List<double> wall, List<double> processor) in contenders)
            {
                TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
                long before = Stopwatch.GetTimestamp();
                await make();
                if (round < 0)
                    continue;
                wall.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                processor.Add((Environment.CpuUsage.TotalTime - processorBefore).TotalMilliseconds);
            }
        }

        (double storeWall, double storeProcessor) = (Median(contenders[^1].Wall), Median(contenders[^1].Processor));
        foreach ((string name, _, List<double> wall, List<double> processor) in contenders)
        {
            Console.WriteLine(
                $"{name,-28} wall {Median(wall),6:F1} ms ({Median(wall) / storeWall:F2}x), at least {wall.Min(),6:F1} ms; processor {Median(processor),6:F1} ms ({Median(processor) / storeProcessor:F2}x)");
        }

        await benchmarks.CleanUpAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
