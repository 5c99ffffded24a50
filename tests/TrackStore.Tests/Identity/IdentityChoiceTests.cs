using TrackStore.Identity;

namespace TrackStore.Tests.Identity;

public sealed class IdentityChoiceTests
{
    [Fact]
    public void Of_NoCandidate_ChoosesAndProposesNothing()
    {
        IdentityChoice choice = Choose("Harbor | Ida Vorn | Sea | 200");

        Assert.Null(choice.TrackId);
        Assert.Empty(choice.Proposals);
    }

    [Theory]
    [InlineData("Harbor | Ida Vorn | Best | 200 | DEA1B2012345", "Harbor | Ida Vorn | Sea | 200 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn | Best | 200", "Harbor | Ida Vorn | Sea | 203 | DEA1B2012345")]
    [InlineData("Harbor | Ida Vorn | Best | 200", "Harbor | Ida Vorn | Sea | 203")]
    [InlineData("Harbor | Ida Vorn | Sea (Deluxe) | 200", "Harbor | Ida Vorn | Sea | 203")]
    [InlineData("Harbor | Ida Vorn | Sea | 200 | | 4", "Harbor | Ida Vorn | Sea | 203 | | 3")]
    [InlineData("Harbor | Ida Vorn | Best | 203", "Harbor | Ida Vorn | Shore | 200")]
    public void Of_SeveralThatAreTheSame_ChoosesTheStrongestEvidence(string weaker, string stronger)
    {
        const string record = "Harbor | Ida Vorn | Sea | 200 | DEA1B2012345 | 3";

        Assert.Equal(2, Choose(record, weaker, stronger).TrackId);
        Assert.Equal(1, Choose(record, stronger, weaker).TrackId);
    }

    [Fact]
    public void Of_EqualEvidence_ProposesAllOfThem()
    {
        IdentityChoice choice = Choose("Harbor | Ida Vorn | | 200", "Harbor | Ida Vorn | Best | 201", "Harbor | Ida Vorn | Shore | 201");

        Assert.Null(choice.TrackId);
        Assert.Equal([1L, 2L], choice.Proposals.Select(proposal => proposal.TrackId));
    }

    [Fact]
    public void Of_OnlyDoubtfulCandidates_ProposesThemStrongestFirst()
    {
        IdentityChoice choice = Choose(
            "Harbor | Ida Vorn | Sea | 200", "Harbor (Radio Edit) | Ida Vorn | Best | 200", "Harbor (Radio Edit) | Ida Vorn | Sea | 200", "Shore | Ida Vorn | Sea | 200");

        Assert.Null(choice.TrackId);
        Assert.Equal([2L, 1L], choice.Proposals.Select(proposal => proposal.TrackId));
        Assert.All(choice.Proposals, proposal => Assert.True(proposal.Reasons.HasFlag(IdentityReasons.VersionOnOneSide)));
    }

    [Fact]
    public void Of_OneSameAmongDoubtful_ChoosesIt()
        => Assert.Equal(2, Choose("Harbor | Ida Vorn | Sea | 200", "Harbor (Radio Edit) | Ida Vorn | Sea | 200", "Harbor | Ida Vorn | Best | 202").TrackId);

    private static IdentityChoice Choose(string record, params string[] candidates)
        => IdentityChoice.Of(IdentityRecords.Read(record), [.. candidates.Select((candidate, i) => new IdentityCandidate(i + 1, IdentityRecords.Read(candidate)))]);
}
