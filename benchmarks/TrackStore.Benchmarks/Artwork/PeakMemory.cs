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
                long[] peaks = [.. Enumerable.Range(0, Processes).Select(_ => ChildProcess.Run(ChildVerb, contender, picture)).Order()];
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
        Console.WriteLine(ChildProcess.PeakOfThisProcess().ToString(CultureInfo.InvariantCulture));
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
}
