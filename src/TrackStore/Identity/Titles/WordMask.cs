using System.Buffers;

namespace TrackStore.Identity.Titles;

/// <summary>Compares titles of which one hides letters of a word, as in "f**k".</summary>
internal static class WordMask
{
    private const string Signs = "*-.#@_";

    private static readonly SearchValues<char> SignValues = SearchValues.Create(Signs);
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Returns whether a word of a normalized text looks as if letters of it were hidden.</summary>
    public static bool HidesLetters(string text)
    {
        if (text.AsSpan().IndexOfAny(SignValues) < 0)
            return false;
        foreach (Range range in text.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> word = text.AsSpan(range);
            if (word.Length < 3 || !char.IsLetter(word[0]))
                continue;
            if (word.IndexOfAny("*#@") > 0 || (word.Contains("..", StringComparison.Ordinal) && word.Length <= 7))
                return true;
            if (word.Length <= 5 && word.Count('-') == 1 && word[^1] != '-' && word.IndexOfAny(Vowels) < 0)
                return true;
        }

        return false;
    }

    /// <summary>Returns whether two normalized texts agree word by word where no letters are hidden, and at least one letter is.</summary>
    public static bool Matches(string first, string second)
    {
        string[] left = first.Replace("'", "", StringComparison.Ordinal).Split(' ');
        string[] right = second.Replace("'", "", StringComparison.Ordinal).Split(' ');
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && !MatchesWord(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool MatchesWord(string first, string second)
    {
        if (first.Length != second.Length)
            return NameTokens.Join(NameTokens.Split(first)) == NameTokens.Join(NameTokens.Split(second));
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] != second[i] && !Signs.Contains(first[i]) && !Signs.Contains(second[i]))
                return false;
        }

        return true;
    }
}
