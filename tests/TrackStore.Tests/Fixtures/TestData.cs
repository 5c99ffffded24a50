namespace TrackStore.Tests.Fixtures;

/// <summary>Finds the folder of real data that the environment variable TRACKSTORE_TESTDATA names.</summary>
public static class TestData
{
    public const string Variable = "TRACKSTORE_TESTDATA";

    private static string? Root => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } root && Directory.Exists(root) ? root : null;

    /// <summary>Gives the path of a file or folder of the real data, or skips the test that asks.</summary>
    public static string Require(params string[] parts)
    {
        string path = Path.Combine([Root ?? "", .. parts]);
        Assert.SkipUnless(Root is not null && Path.Exists(path), $"Needs {string.Join('/', parts)} in the folder that {Variable} names.");
        return path;
    }
}
