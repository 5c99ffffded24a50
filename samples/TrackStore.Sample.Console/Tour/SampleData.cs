namespace TrackStore.Sample.Tour;

/// <summary>Locates the files that ship with the sample.</summary>
internal static class SampleData
{
    public static string Tracks => PathOf("tracks.csv");

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
