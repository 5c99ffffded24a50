using System.Globalization;
using System.Text;

namespace TrackStore.Benchmarks.Identity;

/// <summary>
/// The rule that synchronization had before there was one for all: an equal code joins; without it equal names, and lengths and codes that
/// don't contradict.
/// </summary>
internal static class FormerRule
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    public static IdentityDecision Compare(TrackFacts first, TrackFacts second)
    {
        string? code = CodeOf(first);
        if (code is not null && code == CodeOf(second))
            return IdentityDecision.Same;
        bool isNamed = Fold(first.Title) == Fold(second.Title) && Fold(first.Artist) == Fold(second.Artist);
        bool isAsLong = first.Duration is not { } left || second.Duration is not { } right || (left - right).Duration() <= Tolerance;
        return isNamed && isAsLong && (first.Isrc is null || second.Isrc is null) ? IdentityDecision.Same : IdentityDecision.Different;
    }

    private static string? CodeOf(TrackFacts facts)
        => facts.Isrc is null ? null : string.Concat(facts.Isrc.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // Compatibility decomposition without diacritics, in lower case, with one kind of dash, quote and white space.
    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        bool isSpaced = false;
        foreach (char c in Decompose(text))
        {
            if (c is (>= '\u0300' and <= '\u036f') or (>= '\u20d0' and <= '\u20ff') or (>= '\u064b' and <= '\u065f'))
                continue;
            if (char.IsWhiteSpace(c))
            {
                isSpaced = folded.Length > 0;
                continue;
            }

            if (isSpaced)
                folded.Append(' ');
            isSpaced = false;
            folded.Append(c switch
            {
                'ß' => "ss",
                '‘' or '’' or '‛' or '′' or '`' or '´' => "'",
                '“' or '”' or '„' or '″' => "\"",
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                'ı' => "i",
                'þ' or 'Þ' => "th",
                'æ' or 'Æ' => "ae",
                'œ' or 'Œ' => "oe",
                _ when char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => "-",
                _ => char.ToLowerInvariant(char.ToUpperInvariant(c)).ToString(),
            });
        }

        return folded.ToString();
    }

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Code points that are no characters.
            return text;
        }
    }
}
