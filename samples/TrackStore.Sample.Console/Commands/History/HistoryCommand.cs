using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.History;

/// <summary>history: lists the changes that can be undone.</summary>
internal static class HistoryCommand
{
    private static readonly Column[] Columns =
    [
        new("Change", RightAligned: true), new("Time", IsWhole: true), new("What"), new("Of", MinWidth: 20),
        new("Tracks", RightAligned: true), new("Undone", IsWhole: true),
    ];

    public static Command Create(CommandHost host)
    {
        var command = new Command("history", "Lists the latest changes that can be undone. \"undo\" takes one back.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<HistoryEntry> changes = await library.History.ListAsync(cancellationToken: cancellationToken);
            if (changes.Count == 0)
            {
                host.Output.Note("Nothing was changed that could be undone.");
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
                        change.TrackCount is > 0 and var tracks ? Format.Number(tracks) : "",
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
        HistoryKind.ProposalRejected => "tracks kept apart",
        HistoryKind.ProposalReopened => "tracks proposed again",
        HistoryKind.AlbumsMerged => "albums merged",
        HistoryKind.TrackSplit => "link split off",
        HistoryKind.TracksEdited => "tracks edited",
        HistoryKind.TracksTagged => "tracks tagged",
        HistoryKind.TracksDeleted => "tracks deleted",
        HistoryKind.AlbumEdited => "album edited",
        HistoryKind.AlbumDeleted => "album deleted",
        HistoryKind.PlatformUnlinked => "link removed",
        HistoryKind.ArtworkChosen => "picture chosen",
        HistoryKind.ArtworkRefused => "picture refused",
        HistoryKind.ArtworkAllowed => "refusal taken back",
        HistoryKind.ArtworkDeleted => "picture deleted",
        HistoryKind.ArtworkAdded => "picture added",
        HistoryKind.ArtworkReplaced => "picture replaced",
        HistoryKind.TagDefined => "tag changed",
        HistoryKind.TagRenamed => "tag renamed",
        HistoryKind.TagsMerged => "tags merged",
        HistoryKind.TagDeleted => "tag deleted",
        HistoryKind.TagSpellingChanged => "spelling of a tag changed",
        HistoryKind.GenreDefined => "genre changed",
        HistoryKind.GenreRenamed => "genre renamed",
        HistoryKind.GenresMerged => "genres merged",
        HistoryKind.GenreDeleted => "genre deleted",
        HistoryKind.GenreSpellingChanged => "spelling of a genre changed",
        HistoryKind.GenreExclusionChanged => "genre of tracks refused or allowed",
        _ => kind.ToString(),
    };
}
