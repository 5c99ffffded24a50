using System.CommandLine;
using TrackStore.Sample.Commands.Lists;

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
            ProposalList.Write(
                host.Output,
                "genre",
                [
                    .. proposals.Select(proposal => (
                        proposal.Kept.Name, proposal.Kept.TrackCount, proposal.Others.Select(other => (other.Name, other.TrackCount)))),
                ]);
        });
        return command.WithExamples("genres proposals");
    }
}
