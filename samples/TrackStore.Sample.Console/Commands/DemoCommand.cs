using System.CommandLine;
using TrackStore.Sample.Demo;

namespace TrackStore.Sample.Commands;

/// <summary>demo: the story of a synchronisation, with stand-in platforms.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("demo", "Tells the story of a synchronisation, step by step: without accounts, with stand-ins for Spotify and Discogs on this machine, on a library that is deleted behind it. The same as --demo without a command.");
        command.SetAction((arguments, cancellationToken) => RunAsync(host, arguments, cancellationToken));
        return command.WithExamples("demo", "demo --library demo.db");
    }

    public static async Task<int> RunAsync(CommandHost host, ParseResult arguments, CancellationToken cancellationToken)
    {
        await new SyncStory(host.Output, host.Clock).RunAsync(arguments.GetValue(host.LibraryOption), cancellationToken);
        return ExitCode.Success;
    }
}
