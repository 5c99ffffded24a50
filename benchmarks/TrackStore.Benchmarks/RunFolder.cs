namespace TrackStore.Benchmarks;

/// <summary>The folder of one run. All its processes share it, so that a large library is seeded once.</summary>
internal static class RunFolder
{
    private const string Variable = "TRACKSTORE_BENCHMARK_FOLDER";

    /// <summary>Gets the folder. A process for which none was created creates its own.</summary>
    public static string FullName => Environment.GetEnvironmentVariable(Variable) ?? Create();

    /// <summary>Creates the folder, for this process and those that it starts.</summary>
    public static string Create()
    {
        string folder = Directory.CreateTempSubdirectory("trackstore-benchmarks-").FullName;
        Environment.SetEnvironmentVariable(Variable, folder);
        return folder;
    }

    public static void Delete() => Directory.Delete(FullName, recursive: true);

    /// <summary>Returns the path of a new database file.</summary>
    public static string NewFile() => Path.Combine(FullName, $"{Guid.NewGuid():N}.db");
}
