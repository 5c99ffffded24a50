using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (!Equals(Console.OutputEncoding, utf8))
            Console.OutputEncoding = utf8;

        // A closed terminal and a service manager end the program as gently as Ctrl+C, so that temporary libraries are deleted.
        using var cancellation = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using PosixSignalRegistration hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
        var output = new Output(AnsiConsole.Console, Console.Error, Console.IsErrorRedirected ? null : AnsiConsole.Profile.Width);
        return await RunAsync(args, new CommandHost(output, TimeProvider.System), cancellation.Token);

        void Cancel(PosixSignalContext context)
        {
            // The second signal ends the process at once.
            if (cancellation.IsCancellationRequested)
                return;
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="host">The command's output and environment.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CommandHost host, CancellationToken cancellationToken)
    {
        Output output = host.Output;
        try
        {
            return await CommandLine.RunAsync(args, host, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Error("canceled. Changes that were already saved are kept.");
            return ExitCode.Cancelled;
        }
        catch (CommandException refusal)
        {
            output.Error(refusal.Message, refusal.Advice);
            return ExitCode.Failed;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            output.Error(ErrorText.Of(exception));
            return ExitCode.Failed;
        }
    }

    // Anything else is a bug, whose stack trace helps to find it.
    private static bool IsExpected(Exception exception)
        => exception is TrackStoreException or ArgumentException or IOException or InvalidDataException or CsvFormatException
            or UnauthorizedAccessException;
}
