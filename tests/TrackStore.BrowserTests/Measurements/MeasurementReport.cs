namespace TrackStore.BrowserTests.Measurements;

/// <summary>The results of all measurements, as rows of a table, in the test's output and in <c>measured.md</c> in the folder of the tests.</summary>
internal static class MeasurementReport
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "measured.md");
    private static bool _hasBegun;

    public static void Add(string what, object result)
    {
        string row = $"| {what} | {result} |";
        if (!_hasBegun)
            File.WriteAllText(Path, $"| measured | result |{Environment.NewLine}|---|---|{Environment.NewLine}");
        _hasBegun = true;
        File.AppendAllLines(Path, [row]);
        TestContext.Current.TestOutputHelper!.WriteLine(row);
    }
}
