using System.Globalization;
using TrackStore.BrowserTests.Measurements;

/// <summary>Runs in the process of the sample, before it. The runtime finds it by this name, outside of every namespace.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var thread = new Thread(static () =>
        {
            while (Console.In.ReadLine() is { } line)
            {
                if (line == MemoryProbe.Question)
                    Console.WriteLine(MemoryProbe.Answer + Collect().ToString(CultureInfo.InvariantCulture));
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
    }

    private static long Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
