using TrackStore.Benchmarks.Identity;
using TrackStore.Identity;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Identity;

/// <summary>The rule's answers to pairs of real records that people have labelled.</summary>
public sealed class LabelledPairsTests
{
    private readonly List<LabelledPair> _pairs = LabelledPairs.Read(TestData.Require("identity", "pairs.csv"));

    [Fact]
    public void Compare_LabelledPairs_MergesNoneThatAreNotTheSame()
        => Assert.Empty(_pairs.Where(pair => pair.Label != PairLabel.Same && Compare(pair).Decision == IdentityDecision.Same).Select(pair => pair.Id));

    [Fact]
    public void Compare_LabelledPairs_MergesNearlyAllThatAreTheSame()
    {
        List<IdentityDecision> same = [.. _pairs.Where(pair => pair.Label == PairLabel.Same).Select(pair => Compare(pair).Decision)];

        Assert.InRange(same.Count(decision => decision == IdentityDecision.Same), 0.92 * same.Count, same.Count);
        Assert.InRange(same.Count(decision => decision != IdentityDecision.Different), 0.98 * same.Count, same.Count);
    }

    [Fact]
    public void Compare_LabelledPairsInOtherOrder_AnswersTheSame()
        => Assert.All(_pairs, pair => Assert.Equal(Compare(pair), IdentityRule.Compare(TrackIdentity.Read(pair.Second), TrackIdentity.Read(pair.First))));

    [Fact]
    public void Keys_OfPairsThatAreTheSame_NearlyAllMeet()
    {
        List<LabelledPair> same = _pairs.FindAll(pair => pair.Label == PairLabel.Same && (pair.First.Isrc is null || pair.First.Isrc != pair.Second.Isrc));

        int met = same.Count(pair => IdentityKeys.Of(TrackIdentity.Read(pair.First)).Intersect(IdentityKeys.Of(TrackIdentity.Read(pair.Second))).Any());

        Assert.InRange(met, 0.97 * same.Count, same.Count);
    }

    private static IdentityComparison Compare(LabelledPair pair) => IdentityRule.Compare(TrackIdentity.Read(pair.First), TrackIdentity.Read(pair.Second));
}
