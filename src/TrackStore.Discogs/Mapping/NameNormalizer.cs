using System.Globalization;
using System.Text;

namespace TrackStore.Discogs.Mapping;

/// <summary>Normalizes names for comparison: ignores case, accents, punctuation and kinds of white space.</summary>
internal static class NameNormalizer
{
    /// <summary>Gets the normalized words of a text, separated by single spaces; empty for blank text.</summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var normalized = new StringBuilder(text.Length);
        bool needsSpace = false;
        foreach (Rune rune in Decomposed(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value is '\'' or '’' or 'ʼ')
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                needsSpace = normalized.Length > 0;
                continue;
            }

            if (needsSpace)
                normalized.Append(' ');
            needsSpace = false;
            normalized.Append(Rune.ToLowerInvariant(rune));
        }

        // A name without letters and digits is compared as it is.
        return normalized.Length == 0 ? text.Trim() : normalized.ToString();
    }

    /// <summary>Returns whether a normalized text contains all words of another.</summary>
    public static bool ContainsWords(string text, string words)
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
