namespace TrackStore.Tests.Storage.Conformance;

/// <summary>How much of the suite runs on the databases beside the embedded one.</summary>
internal static class ConformanceRun
{
    private const string Variable = "TRACKSTORE_CONFORMANCE";

    /// <summary>Gets a value indicating whether TRACKSTORE_CONFORMANCE asks for all tests on every database: <c>all</c>.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable(Variable) == "all";
}
