using System.Globalization;
using System.Text;

namespace TrackStore.Discogs.Mapping;

/// <summary>Folds names for comparing: without case, accents, punctuation and kinds of white space.</summary>
internal static class NameNormalizer
{
    /// <summary>Gives the words of a text, folded, with one blank between them; empty when it has none.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        bool blank = false;
        foreach (Rune rune in Decomposed(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value is '\'' or '’' or 'ʼ')
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                blank = folded.Length > 0;
                continue;
            }

            if (blank)
                folded.Append(' ');
            blank = false;
            folded.Append(Rune.ToLowerInvariant(rune));
        }

        // A name of signs alone is compared by them.
        return folded.Length == 0 ? text.Trim() : folded.ToString();
    }

    /// <summary>Tells whether all words of one folded text stand in another.</summary>
    public static bool HasWords(string text, string words)
    {
        HashSet<string> there = [.. text.Split(' ')];
        return words.Split(' ').All(there.Contains);
    }

    private static string Decomposed(string text)
    {
        string valid = string.Concat(text.EnumerateRunes());
        return valid.Normalize(NormalizationForm.FormKD);
    }
}
