using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>runs: lists the last sync run of each name.</summary>
internal static class RunsCommand
{
    private static readonly Column[] Columns =
    [
        new("Run"), new("Platform"), new("State"), new("Started", IsWhole: true, Optional: 1), new("Ended", IsWhole: true, Optional: 6),
        new("Added", RightAligned: true, Optional: 2), new("Changed", RightAligned: true, Optional: 3),
        new("Unchanged", RightAligned: true, Optional: 4), new("Failed", RightAligned: true, Optional: 5),
        new("Missing", RightAligned: true, Optional: 7), new("Reason", Optional: 8, MinWidth: 16),
    ];

    public static Command Create(CommandHost host)
    {
        var command = new Command("runs", "Lists the last sync run of each name, and how it ended.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<SyncRunInfo> runs = await library.Synchronizer.ListRunsAsync(cancellationToken);
            if (runs.Count == 0)
                host.Output.Note("Nothing was synchronized yet. \"sync <platform>\" does it.");
            else
                host.Output.List(Columns, [.. runs.Select(Row)]);
        });
        return command.WithExamples("runs");
    }

    private static string?[] Row(SyncRunInfo run) =>
    [
        run.Name,
        run.Platform,
        run.State.ToString().ToLowerInvariant() + (run.CanResume ? ", can resume" : ""),
        Format.Time(run.StartedAt),
        Format.Time(run.UpdatedAt),
        Format.Number(run.Added),
        Format.Number(run.Changed),
        Format.Number(run.Unchanged),
        Format.Number(run.Failed),
        Format.Number(run.Missing),
        run.Reason is { } reason ? ErrorText.ForUsers(reason) : "",
    ];
}
