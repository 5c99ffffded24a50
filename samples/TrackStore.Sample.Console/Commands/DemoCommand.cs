using System.CommandLine;
using TrackStore.Sample.Demo;

namespace TrackStore.Sample.Commands;

/// <summary>demo: shows a sync step by step, with stand-in platforms.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "demo",
            "Shows a sync of several platforms step by step. It needs no accounts: stand-ins for Spotify and Discogs run on this machine. "
            + "The library is temporary unless --database names a new file or an empty database. The same as --demo without a command.");
        command.SetAction((arguments, cancellationToken) => RunAsync(host, arguments, cancellationToken));
        return command.WithExamples("demo", "demo --database demo.db");
    }

    public static async Task<int> RunAsync(CommandHost host, ParseResult arguments, CancellationToken cancellationToken)
    {
        await new SyncDemo(host.Output, host.Clock).RunAsync(host.NewLibraryOf(arguments), cancellationToken);
        return ExitCode.Success;
    }
}
