using System.Diagnostics;

namespace TrackStore.Tests.Fixtures;

/// <summary>The console host as a process of its own.</summary>
internal static class OtherProcess
{
    /// <summary>Runs a command on a library, waits for it and asserts that it succeeds.</summary>
    public static async Task RunAsync(string library, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TrackStore.Sample.Console.dll"), "--library", library, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', args)} ended with {process.ExitCode}: {await output}{await error}");
    }
}
