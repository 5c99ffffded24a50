using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>downloads retry: makes covers due that failed.</summary>
internal static class DownloadsRetryCommand
{
    public static Command Create(CommandHost host)
    {
        var ids = new Argument<long[]>("ids")
        {
            Description = "The covers, as \"downloads\" lists them; none means all of the state",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var state = new Option<string>("--of") { Description = "The state", DefaultValueFactory = _ => "failed" };
        state.AcceptOnlyFromAmong("failed", "absent", "refused");
        var command = new Command("retry", "Makes covers due at once that failed, or that their servers didn't have or were refused.")
        {
            ids, state,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            int due = arguments.GetValue(ids) is { Length: > 0 } chosen
                ? await library.Downloads.RetryAsync(chosen, cancellationToken)
                : await library.Downloads.RetryAllAsync(
                    Enum.Parse<ArtworkDownloadState>(arguments.GetRequiredValue(state), ignoreCase: true), cancellationToken);
            host.Output.Line($"{Format.Count(due, "cover")} made due");
            if (due > 0)
                host.Output.Note("\"refresh --covers\" downloads them.");
        });
        return command.WithExamples("downloads retry", "downloads retry 3 4", "downloads retry --of refused");
    }
}
