using System.Diagnostics;
using System.Globalization;

namespace TrackStore.Tests.Fixtures;

/// <summary>The progress that a synchronizing process reported until it ended or was killed.</summary>
/// <param name="Edition">Which edition of the scripted library it was at.</param>
/// <param name="Acknowledged">How many of that edition's tracks it told to be committed.</param>
/// <param name="Took">How long it took, or null when it was killed.</param>
internal sealed record SyncProcess(int Edition, int Acknowledged, TimeSpan? Took)
{
    /// <summary>Runs the process on a library.</summary>
    /// <param name="library">The library's file.</param>
    /// <param name="tracks">How many tracks the scripted library has.</param>
    /// <param name="chunkSize">How many one transaction takes in.</param>
    /// <param name="life">From the beginning of the first synchronization to the kill, or null for no kill.</param>
    /// <param name="covers">The server of the albums' covers.</param>
    public static async Task<SyncProcess> RunAsync(string library, int tracks, int chunkSize, TimeSpan? life, Uri covers)
    {
        string[] args = [library, Text(tracks), Text(chunkSize), Text((long)(life?.TotalMicroseconds ?? 0)), covers.AbsoluteUri];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TrackStore.SyncHost.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        bool wasKilled = process.ExitCode != 0;
        Assert.True(wasKilled == life is not null && (await error).Length == 0, $"The process ended with {process.ExitCode}: {await output}{await error}");
        return Parse(await output);
    }

    // A line that the kill cut off was not told.
    private static SyncProcess Parse(string output)
    {
        var told = new SyncProcess(1, 0, null);
        foreach (string[] words in output.Split('\n')[..^1].Select(line => line.Split(' ')))
        {
            told = words[0] switch
            {
                "edition" => new SyncProcess(Number(words[1]), 0, null),
                "read" => told with { Acknowledged = Number(words[1]) },
                _ => told with { Took = TimeSpan.FromMicroseconds(Number(words[1])) },
            };
        }

        return told;
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
