using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;
using TrackStore.Sample.Commands;
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

        using var cancellation = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        return await RunAsync(args, new CommandHost(new Output(AnsiConsole.Console, Console.Error), TimeProvider.System), cancellation.Token);

        void Cancel(PosixSignalContext context)
        {
            // The second signal ends the process the hard way.
            if (cancellation.IsCancellationRequested)
                return;
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="host">Where the answer goes, and what surrounds the command.</param>
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
            output.Error("cancelled; what was committed before stays.");
            return ExitCode.Cancelled;
        }
        catch (CommandException refusal)
        {
            output.Error(refusal.Message);
            foreach (string line in refusal.Advice)
                output.ErrorWriter.WriteLine(line);
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is TrackStoreException or ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            output.Error(MessageOf(exception));
            return ExitCode.Failed;
        }
    }

    // An argument exception ends with the parameter's name, which says nothing to a user.
    private static string MessageOf(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings(" ");
        if (exception is ArgumentException { ParamName: { } parameter })
            message = message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal);
        return message.Trim();
    }
}
