using System.Globalization;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Asks a running sample how much memory its objects take, through a <see cref="StartupHook"/> in its process.</summary>
internal static class MemoryProbe
{
    public const string Question = "memory";
    public const string Answer = "Managed bytes: ";

    public static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(MemoryProbe).Assembly.Location };

    /// <summary>Returns the bytes that are in use after a full collection.</summary>
    public static async Task<long> ReadAsync(Site site)
        => long.Parse(await site.AskAsync(Question, Answer), CultureInfo.InvariantCulture);
}
