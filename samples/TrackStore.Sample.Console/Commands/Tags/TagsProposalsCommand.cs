using System.CommandLine;
using TrackStore.Sample.Commands.Lists;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags proposals: lists tags that are probably one.</summary>
internal static class TagsProposalsCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "proposals", "Lists tags that differ only in spaces, punctuation or \"and\", so that they are probably one.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<TagProposal> proposals = await library.Tags.ProposeMergesAsync(cancellationToken);
            ProposalList.Write(
                host.Output,
                "tag",
                [
                    .. proposals.Select(proposal => (
                        proposal.Kept.Name, proposal.Kept.TrackCount, proposal.Others.Select(other => (other.Name, other.TrackCount)))),
                ]);
        });
        return command.WithExamples("tags proposals");
    }
}
