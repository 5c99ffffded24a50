using System.Globalization;
using TrackStore.Identity;

namespace TrackStore.Benchmarks.Identity;

/// <summary>Prints how the identity rule and the one before it answer the labelled pairs, by kind.</summary>
internal static class IdentityComparisonTable
{
    private static readonly PairLabel[] Labels = Enum.GetValues<PairLabel>();
    private static readonly IdentityDecision[] Decisions = [IdentityDecision.Same, IdentityDecision.Ask, IdentityDecision.Different];

    /// <param name="path">The file with the pairs, or null for the one in the folder that TRACKSTORE_TESTDATA names.</param>
    public static int Print(string? path)
    {
        path ??= Path.Combine(Environment.GetEnvironmentVariable("TRACKSTORE_TESTDATA") ?? "", "identity", "pairs.csv");
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}. Name the file with the labelled pairs, or set TRACKSTORE_TESTDATA.");
            return 1;
        }

        List<LabelledPair> pairs = LabelledPairs.Read(path);
        List<(LabelledPair Pair, IdentityDecision Rule, IdentityDecision Former)> answers =
            [.. pairs.Select(pair => (pair, Decide(pair), FormerRule.Compare(pair.First, pair.Second)))];
        Console.WriteLine("Answers of the rule, with those of the rule before in brackets: same / ask / different.");
        Console.WriteLine();
        Console.WriteLine("| kind | labelled same | labelled different | labelled ambiguous |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var kind in answers.GroupBy(answer => answer.Pair.Kind))
            Console.WriteLine($"| {kind.Key} | {string.Join(" | ", Labels.Select(label => Cell([.. kind], label)))} |");
        Console.WriteLine($"| **all {pairs.Count}** | {string.Join(" | ", Labels.Select(label => Cell(answers, label)))} |");
        Console.WriteLine();

        List<LabelledPair> same = pairs.FindAll(pair => pair.Label == PairLabel.Same);
        int found = same.Count(pair => AreFound(TrackIdentity.Read(pair.First), TrackIdentity.Read(pair.Second)));
        Console.WriteLine($"Of the {same.Count} pairs labelled same, {found} have a key or the code in common.");
        int wrong = answers.Count(answer => answer.Pair.Label != PairLabel.Same && answer.Rule == IdentityDecision.Same);
        return wrong == 0 ? 0 : 1;
    }

    private static IdentityDecision Decide(LabelledPair pair)
        => IdentityRule.Compare(TrackIdentity.Read(pair.First), TrackIdentity.Read(pair.Second)).Decision;

    private static bool AreFound(TrackIdentity first, TrackIdentity second)
        => (first.Isrc is not null && first.Isrc == second.Isrc) || IdentityKeys.Of(first).Intersect(IdentityKeys.Of(second)).Any();

    private static string Cell(List<(LabelledPair Pair, IdentityDecision Rule, IdentityDecision Former)> answers, PairLabel label)
    {
        var labelled = answers.FindAll(answer => answer.Pair.Label == label);
        return labelled.Count == 0
            ? ""
            : $"{Counts(labelled.ConvertAll(answer => answer.Rule))} ({Counts(labelled.ConvertAll(answer => answer.Former))})";
    }

    private static string Counts(List<IdentityDecision> decisions) => string.Join(
        " / ",
        Decisions.Select(decision => decisions.Count(answer => answer == decision).ToString(CultureInfo.InvariantCulture)));
}
