namespace TrackStore.Identity.Titles;

/// <summary>Compares two titles; the order of the two makes no difference.</summary>
internal static class TitleComparer
{
    public static TitleAgreement Compare(TitleReading first, TitleReading second)
    {
        if (first.Base == second.Base)
            return CompareSubtitles(first, second);
        if (first.Subtitles.Count + second.Subtitles.Count > 0)
        {
            string left = first.Full;
            string right = second.Full;
            if (left == right || left == second.Base || right == first.Base)
                return TitleAgreement.Same;
        }

        if (Transliteration.AreInOtherScripts(first.Base, second.Base))
        {
            return Transliteration.AreSame(first.Base, second.Base)
                ? TitleAgreement.Transliterated
                : TitleAgreement.OtherScript;
        }

        if ((first.Censored ?? second.Censored) is not null && WordMask.Matches(first.Main, second.Main))
            return TitleAgreement.Censored;
        if (!AreNear(first, second))
            return TitleAgreement.Other;
        return HasLongerWord(first, second) ? TitleAgreement.Similar : TitleAgreement.Near;
    }

    // "Star" and "Stars", "Love" and "Lover".
    private static bool HasLongerWord(TitleReading first, TitleReading second)
    {
        if (first.Words.Count != second.Words.Count)
            return false;
        for (int i = 0; i < first.Words.Count; i++)
        {
            string left = first.Words[i];
            string right = second.Words[i];
            bool isLonger = left.Length != right.Length
                && (left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal));
            if (isLonger)
                return !IsContraction(left, right) && !IsContraction(right, left);
        }

        return false;
    }

    /// <summary>Returns whether the words of two titles differ by typing errors only.</summary>
    public static bool AreNear(TitleReading first, TitleReading second)
    {
        if (!first.SubtitleWords.SequenceEqual(second.SubtitleWords) && first.SubtitleWords.Count > 0 && second.SubtitleWords.Count > 0)
            return false;
        if (first.Words.Count != second.Words.Count)
        {
            return TextDistance.IsNear(first.Base, second.Base)
                && Math.Min(first.Base.Length, second.Base.Length) >= 6
                && !HaveOtherWords(first, second);
        }

        int errors = 0;
        for (int i = 0; i < first.Words.Count; i++)
        {
            string left = first.Words[i];
            string right = second.Words[i];
            if (left == right)
                continue;
            errors++;
            bool isNear = TextDistance.IsNear(left, right) || IsContraction(left, right) || IsContraction(right, left);
            if (errors > 1 || !isNear || IsNegated(left, right) || IsNegated(right, left))
                return false;
        }

        return errors == 1;
    }

    // "can't" is no misspelled "can".
    private static bool IsNegated(string word, string negated)
        => negated.Length > word.Length
            && negated.EndsWith("nt", StringComparison.Ordinal)
            && negated.StartsWith(word, StringComparison.Ordinal);

    // "you've" and "you", "goin" and "going".
    private static bool IsContraction(string shorter, string longer)
        => shorter.Length >= 2
            && longer.StartsWith(shorter, StringComparison.Ordinal)
            && longer[shorter.Length..] is "ve" or "re" or "ll" or "d" or "g";

    // A word that only one title has is no typing error, unless it is written as one word with its neighbor.
    private static bool HaveOtherWords(TitleReading first, TitleReading second)
    {
        List<string> more = first.Words.Count > second.Words.Count ? first.Words : second.Words;
        string other = ReferenceEquals(more, first.Words) ? second.Base : first.Base;
        return more.Exists(word => word.Length <= 3 && !other.Contains(word, StringComparison.Ordinal));
    }

    private static TitleAgreement CompareSubtitles(TitleReading first, TitleReading second)
    {
        if (first.Subtitles.Count == 0 && second.Subtitles.Count == 0)
            return TitleAgreement.Same;
        if (first.Subtitles.Count == 0 || second.Subtitles.Count == 0)
            return TitleAgreement.Subtitle;
        if (first.Subtitles.TrueForAll(second.Subtitles.Contains) || second.Subtitles.TrueForAll(first.Subtitles.Contains))
            return first.Subtitles.Count == second.Subtitles.Count ? TitleAgreement.Same : TitleAgreement.Subtitle;
        string left = string.Concat(first.Subtitles);
        string right = string.Concat(second.Subtitles);
        if (left == right)
            return TitleAgreement.Same;
        if (TextDistance.IsNear(left, right))
            return TitleAgreement.Near;
        return Transliteration.AreInOtherScripts(left, right) ? TitleAgreement.Subtitle : TitleAgreement.Other;
    }
}
