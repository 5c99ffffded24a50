using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres proposals: lists genres that are probably one.</summary>
internal static class GenresProposalsCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "proposals", "Lists genres that differ only in spaces, punctuation or \"and\", so that they are probably one.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<GenreProposal> proposals = await library.Genres.ProposeMergesAsync(cancellationToken);
            if (proposals.Count == 0)
            {
                host.Output.Note("No genres look alike.");
                return;
            }

            host.Output.List(
                [new("Genre"), new("Tracks", RightAligned: true), new("Also written")],
                [
                    .. proposals.Select(proposal => new[]
                    {
                        proposal.Kept.Name,
                        Format.Number(proposal.Kept.TrackCount),
                        string.Join(", ", proposal.Others.Select(other => $"{other.Name} ({Format.Number(other.TrackCount)})")),
                    }),
                ]);
            host.Output.Note("\"genres merge <genre> <other>\" makes two one.");
        });
        return command.WithExamples("genres proposals");
    }
}
