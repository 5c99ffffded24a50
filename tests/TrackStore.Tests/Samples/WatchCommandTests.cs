using Spectre.Console;
using TrackStore.Sample;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class WatchCommandTests : IDisposable
{
    private readonly ConsoleRun _console = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_AnotherStoreAddsATrack_PrintsItAndEndsAfterTheCount()
    {
        await _console.ImportAsync("A,T,Album,,,,");
        await using var other = new TestLibrary(file: _console.Library);
        using var output = new StringWriter();
        using var remarks = new SignalWriter();
        Task<int> watch = Program.RunAsync(["--library", _console.Library, "watch", "--count", "1"], HostOf(output, remarks), Cancel);
        await remarks.Written.WaitAsync(Cancel);

        await other.Tracks.AddAsync(new NewTrack { Title = "U", Artist = "A", Album = "New" }, Cancel);

        Assert.Equal(0, await watch);
        Assert.Equal("tracks added: 2; albums added: 2", output.ToString().TrimEnd());
    }

    [Fact]
    public async Task Watch_Interrupted_EndsWell()
    {
        await _console.ImportAsync("A,T,Album,,,,");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var output = new StringWriter();
        using var remarks = new SignalWriter();
        Task<int> watch = Program.RunAsync(["--library", _console.Library, "watch"], HostOf(output, remarks), interrupt.Token);
        await remarks.Written.WaitAsync(Cancel);

        await interrupt.CancelAsync();

        Assert.Equal(0, await watch);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task Watch_CountOfNothing_IsRefused()
    {
        ConsoleAnswer answer = await _console.RunAsync("watch", "--count", "0");

        Assert.Equal(2, answer.Code);
        Assert.Contains("--count must be 1 or more", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    private static CommandHost HostOf(TextWriter output, TextWriter remarks)
        => new(new Output(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }), remarks), TimeProvider.System);
}
