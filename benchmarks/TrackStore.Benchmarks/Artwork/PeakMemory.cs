using System.Diagnostics;
using System.Globalization;
using TrackStore.Artwork.Vips;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>Compares the peak memory of processes that do one thing alone; each reports its own high-water mark.</summary>
internal static class PeakMemory
{
    public const string ChildVerb = "memory-of";

    private const int Side = 3000;
    private const int Pictures = 5;
    private const int Processes = 5;

    private static readonly (string Contender, string Name)[] Contenders =
    [
        ("runtime", "bare .NET runtime, the original read"),
        ("store", "TrackStore's processor"),
        ("naive-one-thread", "naive, one thread"),
        ("naive", "naive, libvips' own threads"),
    ];

    public static int Compare()
    {
        string picture = Path.Combine(RunFolder.Create(), "original.jpg");
        try
        {
            File.WriteAllBytes(picture, Artwork.Pictures.Jpeg(Side));
            Console.WriteLine($"Peak memory of {Pictures} times four renditions from a {Side} px JPEG of {Artwork.Pictures.Origin}, median of {Processes} processes each");
            foreach ((string contender, string name) in Contenders)
            {
                long[] peaks = [.. Enumerable.Range(0, Processes).Select(_ => RunChild(contender, picture)).Order()];
                Console.WriteLine($"{name,-40} {peaks[Processes / 2] / 1e6,7:F1} MB  ({peaks[0] / 1e6:F1} to {peaks[^1] / 1e6:F1})");
            }

            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    public static int Measure(string contender, string picture)
    {
        byte[] original = File.ReadAllBytes(picture);
        for (int i = 0; i < Pictures; i++)
            Process(contender, original);
        Console.WriteLine(PeakOfThisProcess().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Process(string contender, byte[] original)
    {
        switch (contender)
        {
            case "store":
                var source = new ImageSource { Data = original, Format = ImageFormat.Jpeg, MaxPixels = new ArtworkOptions().MaxPixels };
                new VipsImageProcessor().ProcessAsync(source, RenditionProfile.Default).GetAwaiter().GetResult();
                break;
            case "naive-one-thread":
                NaiveRenditions.Make(original, RenditionProfile.Default, threads: 1);
                break;
            case "naive":
                NaiveRenditions.Make(original, RenditionProfile.Default, threads: null);
                break;
        }
    }

    private static long RunChild(string contender, string picture)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };

        // Started as "dotnet TrackStore.Benchmarks.dll", the process is the runtime's and wants the assembly first.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(PeakMemory).Assembly.Location);
        foreach (string argument in new[] { ChildVerb, contender, picture })
            start.ArgumentList.Add(argument);
        using Process child = System.Diagnostics.Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process of \"{contender}\" ended with code {child.ExitCode}.");
    }

    private static long PeakOfThisProcess()
    {
        const string HighWaterMark = "VmHWM:";
        if (!OperatingSystem.IsLinux())
            return System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64;
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(HighWaterMark, StringComparison.Ordinal));
        return long.Parse(line[HighWaterMark.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024;
    }
}
