using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Duplicates;

/// <summary>history: lists the changes that can be undone.</summary>
internal static class HistoryCommand
{
    private static readonly Column[] Columns =
    [
        new("Change", RightAligned: true), new("Time", IsWhole: true), new("What"), new("Of", MinWidth: 20), new("Undone", IsWhole: true),
    ];

    public static Command Create(CommandHost host)
    {
        var command = new Command("history", "Lists the latest merges and splits. \"undo\" takes one back.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<HistoryEntry> changes = await library.History.ListAsync(cancellationToken: cancellationToken);
            if (changes.Count == 0)
            {
                host.Output.Note("Nothing was merged or split.");
                return;
            }

            host.Output.List(
                Columns,
                [
                    .. changes.Select(change => new[]
                    {
                        Format.Id(change.Id),
                        Format.Time(change.CreatedAt),
                        NameOf(change.Kind),
                        change.Description,
                        change.UndoneAt is { } time ? Format.Time(time) : "",
                    }),
                ]);
        });
        return command.WithExamples("history");
    }

    /// <summary>Gets the name of a kind of change for people.</summary>
    public static string NameOf(HistoryKind kind) => kind switch
    {
        HistoryKind.TracksMerged or HistoryKind.ProposalAccepted => "tracks merged",
        HistoryKind.AlbumsMerged => "albums merged",
        _ => "link split off",
    };
}
