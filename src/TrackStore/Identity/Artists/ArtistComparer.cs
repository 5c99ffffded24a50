namespace TrackStore.Identity.Artists;

/// <summary>Compares the artists of two records; the order of the two makes no difference.</summary>
internal static class ArtistComparer
{
    /// <param name="first">The artists of one record.</param>
    /// <param name="second">The artists of the other.</param>
    /// <param name="authors">The words of the remixers' names: a record may name them among its artists or not.</param>
    public static ArtistAgreement Compare(ArtistCredits first, ArtistCredits second, List<string> authors)
    {
        if (first.IsUnknown || second.IsUnknown)
            return ArtistAgreement.Unknown;
        if (first.Name == second.Name && !HaveOtherNumbers(first, second))
            return ArtistAgreement.Same;

        List<ArtistCredit> left = WithoutAuthors(first.Main, authors);
        List<ArtistCredit> right = WithoutAuthors(second.Main, authors);
        bool isLeftNamed = left.TrueForAll(credit => IsNamed(credit, second));
        bool isRightNamed = right.TrueForAll(credit => IsNamed(credit, first));
        if (isLeftNamed && isRightNamed)
            return ArtistAgreement.Same;
        if (isLeftNamed || isRightNamed)
            return ArtistAgreement.Subset;
        if (HaveOtherNumbers(first, second))
            return ArtistAgreement.Other;

        HashSet<string> leftWords = WordsOf(left, first.Guests);
        HashSet<string> rightWords = WordsOf(right, second.Guests);
        if (leftWords.Count > 0 && leftWords.SetEquals(rightWords))
            return ArtistAgreement.Same;
        bool isVariation = left.Exists(credit => credit.IsVariation) || right.Exists(credit => credit.IsVariation);
        if (leftWords.Count > 0 && rightWords.Count > 0 && (leftWords.IsSubsetOf(rightWords) || rightWords.IsSubsetOf(leftWords)))
            return isVariation ? ArtistAgreement.Subset : ArtistAgreement.Near;
        if (isVariation && leftWords.Overlaps(rightWords))
            return ArtistAgreement.Near;
        if (left.Exists(credit => IsNamed(credit, second)) || first.Guests.Exists(credit => IsNamed(credit, second))
            || second.Guests.Exists(credit => IsNamed(credit, first)))
        {
            return ArtistAgreement.Shared;
        }

        if (left.Count == right.Count && left.TrueForAll(credit => right.Exists(other => IsNear(credit, other))))
            return ArtistAgreement.Near;
        if (Transliteration.AreInOtherScripts(first.Name, second.Name))
        {
            return Transliteration.AreSame(first.Name, second.Name)
                ? ArtistAgreement.Near
                : ArtistAgreement.OtherScript;
        }

        return IsAuthor(left, authors) || IsAuthor(right, authors) ? ArtistAgreement.Shared : ArtistAgreement.Other;
    }

    private static bool IsNamed(ArtistCredit credit, ArtistCredits credits)
        => credits.Main.Exists(credit.Matches) || credits.Guests.Exists(credit.Matches) || credit.Name == credits.Name;

    private static bool HaveOtherNumbers(ArtistCredits first, ArtistCredits second)
        => first.Main is [{ Number: > 0 } left] && second.Main is [{ Number: > 0 } right] && left.Number != right.Number;

    private static bool IsAuthor(List<ArtistCredit> credits, List<string> authors)
        => authors.Count > 0 && credits.TrueForAll(credit => credit.Words.Count > 0 && credit.Words.TrueForAll(authors.Contains));

    private static List<ArtistCredit> WithoutAuthors(List<ArtistCredit> credits, List<string> authors)
    {
        if (authors.Count == 0 || credits.Count < 2)
            return credits;
        List<ArtistCredit> others = credits.FindAll(credit => credit.Words.Count == 0 || !credit.Words.TrueForAll(authors.Contains));
        return others.Count == 0 ? credits : others;
    }

    private static HashSet<string> WordsOf(List<ArtistCredit> credits, List<ArtistCredit> guests)
        => [.. credits.SelectMany(credit => credit.Words), .. guests.SelectMany(credit => credit.Words)];

    private static bool IsNear(ArtistCredit first, ArtistCredit second)
        => TextDistance.IsNear(first.Name, second.Name) && first.Words.Count == second.Words.Count
            && first.Words.TrueForAll(word => second.Words.Exists(other => word == other || TextDistance.IsNear(word, other)));
}
