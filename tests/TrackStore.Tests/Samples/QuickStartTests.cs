using System.Diagnostics;
using TrackStore.Sample.Tour;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>README's first example, run as a program in its own folder.</summary>
public sealed class QuickStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_Twice_AddsNoDuplicateAndKeepsTheCover()
    {
        string without = await RunAsync();
        string with = await RunAsync(SampleData.PathOf("dunes.jpg"));
        string again = await RunAsync();

        Assert.Equal(("No cover yet\n", "Cover: 300 x 193 pixels\n", "Cover: 300 x 193 pixels\n"), (without, with, again));
        await using var library = new TestLibrary(file: _folder.PathOf("library.db"));
        Assert.Equal((1, 1, 1), (library.Count("tracks"), library.Count("albums"), library.Count("track_platform_info")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TrackStore.Sample.QuickStart.dll"), .. args])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(_folder.PathOf("library.db")),
        };
        using Process program = Process.Start(start)!;
        string output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        return output.ReplaceLineEndings("\n");
    }
}
