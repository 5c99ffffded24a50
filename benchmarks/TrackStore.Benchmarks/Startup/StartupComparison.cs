using System.Diagnostics;
using System.Globalization;

namespace TrackStore.Benchmarks.Startup;

/// <summary>
/// Compares the processor time from the start of a process to its first answer from an existing library. Every process reports its own time; one
/// without a query shows the share of the runtime.
/// </summary>
internal static class StartupComparison
{
    public const string ChildVerb = "startup-of";

    private const int Tracks = 20_000;
    private const int Processes = 7;

    public static async Task<int> CompareAsync()
    {
        RunFolder.Create();
        try
        {
            string library = await SeededLibrary.GetAsync(Tracks);
            foreach (StartupAnswer answer in Enum.GetValues<StartupAnswer>())
                Report(answer, library);
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Runs one query in a new process and prints its processor time so far, in microseconds.</summary>
    /// <param name="answer">The name of a <see cref="StartupAnswer"/>.</param>
    /// <param name="library">The library's file.</param>
    public static async Task<int> MeasureAsync(string answer, string library)
    {
        await StartupAnswers.GiveAsync(Enum.Parse<StartupAnswer>(answer), library);
        TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime;
        Console.WriteLine(((long)used.TotalMicroseconds).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Report(StartupAnswer answer, string library)
    {
        // The first process of a kind reads assemblies and the library from the disk.
        ChildProcess.Run(ChildVerb, answer.ToString(), library);
        long[] times = [.. Enumerable.Range(0, Processes).Select(_ => ChildProcess.Run(ChildVerb, answer.ToString(), library)).Order()];
        Console.WriteLine(
            $"{answer,-18} {times[Processes / 2] / 1e3,7:F0} ms of processor time  ({times[0] / 1e3:F0} to {times[^1] / 1e3:F0}), median of {Processes} processes");
    }
}
