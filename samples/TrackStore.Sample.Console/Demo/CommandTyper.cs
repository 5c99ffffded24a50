using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Demo;

/// <summary>Shows commands, and runs them as the command line does.</summary>
internal sealed class CommandTyper(Output output, TimeProvider clock, StandInHost standIn, string library)
{
    /// <summary>Runs a command that must succeed.</summary>
    /// <exception cref="CommandException">The command failed.</exception>
    public async Task TypeAsync(string[] command, CancellationToken cancellationToken)
    {
        Show(command);
        int code = await RunAsync(command, null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (code != ExitCode.Success)
            throw new CommandException($"\"{string.Join(' ', command)}\" ended with exit code {code}.");
    }

    /// <summary>Runs a command, and interrupts it when a number of tracks is stored.</summary>
    /// <exception cref="CommandException">The command ended before.</exception>
    public async Task InterruptAsync(string[] command, long stored, CancellationToken cancellationToken)
    {
        Show(command);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int code = await RunAsync(
            command,
            progress =>
            {
                if (progress.Read >= stored)
                    interrupt.Cancel();
            },
            interrupt.Token);
        cancellationToken.ThrowIfCancellationRequested();
        if (code != ExitCode.Cancelled)
            throw new CommandException($"\"{string.Join(' ', command)}\" was not interrupted; it ended with exit code {code}.");
    }

    private void Show(string[] command)
        => output.Line($"\n[green]$ {string.Join(' ', command.Select(word => word.Contains(' ') ? $"\"{word}\"" : word))}[/]");

    private Task<int> RunAsync(string[] command, Action<SyncProgress>? onProgress, CancellationToken cancellationToken)
        => CommandLine.RunAsync(
            [.. command, "--demo", "--database", library],
            new CommandHost(output, clock) { StandIn = standIn, OnProgress = onProgress },
            cancellationToken);
}
