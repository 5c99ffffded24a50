using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

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
        return await RunAsync(args, AnsiConsole.Console, Console.Error, cancellation.Token);

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
    /// <param name="console">Where the answer goes.</param>
    /// <param name="error">Where errors and remarks go.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <param name="standIn">Stand-in platforms that run already, or null: a command that wants them starts its own.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, TextWriter error, CancellationToken cancellationToken, StandInHost? standIn = null)
    {
        var output = new Output(console, error);
        try
        {
            return await CommandLine.RunAsync(args, new CommandHost(output, TimeProvider.System) { StandIn = standIn }, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Error("cancelled; what was committed before stays.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (exception is TrackStoreException or CommandException or ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
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
