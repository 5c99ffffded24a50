using System.Globalization;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Normalizes names into the keys by which they are compared and searched. This is done here and not in the database, because LIKE, lower()
/// and NOCASE of SQLite know only ASCII, and all databases must agree.
/// </summary>
internal static class NameNormalizer
{
    private const int MaxCharactersOnStack = 128;

    /// <summary>
    /// Returns the key by which names are unique: compatibility decomposition (NFKD) without diacritics, in lower case, with one kind of
    /// dash, quote and white space, trimmed.
    /// </summary>
    public static string ToKey(string text)
    {
        // Most names are ASCII and need no decomposition.
        if (Ascii.IsValid(text))
            return AsciiKey(text);

        string decomposed = text.Normalize(NormalizationForm.FormKD);
        var normalized = new StringBuilder(decomposed.Length);
        bool pendingSpace = false;
        foreach (char c in decomposed)
        {
            if (IsDiacritic(c))
                continue;
            if (char.IsWhiteSpace(c))
            {
                pendingSpace = normalized.Length > 0;
                continue;
            }

            if (pendingSpace)
                normalized.Append(' ');
            pendingSpace = false;
            AppendNormalized(normalized, c);
        }

        string key = normalized.ToString();
        return Ascii.IsValid(key) ? key : key.Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Returns the text that is searched: the key, in which letters without a decomposition have their usual plain spelling (ø, ł, æ).
    /// This way, they can be found with a keyboard that lacks them.
    /// </summary>
    public static string ToSearchText(string text) => ToPlain(ToKey(text));

    /// <summary>Returns the text that is searched for a name's <see cref="ToKey"/>.</summary>
    public static string ToPlain(string key)
    {
        if (Ascii.IsValid(key))
            return key;

        var plain = new StringBuilder(key.Length);
        foreach (char c in key)
        {
            _ = c switch
            {
                'ø' => plain.Append('o'),
                'ł' => plain.Append('l'),
                'đ' or 'ð' => plain.Append('d'),
                'ħ' => plain.Append('h'),
                'ı' => plain.Append('i'),
                'þ' => plain.Append("th"),
                'æ' => plain.Append("ae"),
                'œ' => plain.Append("oe"),
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }

    private static string AsciiKey(string text)
    {
        Span<char> normalized = text.Length <= MaxCharactersOnStack ? stackalloc char[MaxCharactersOnStack] : new char[text.Length];
        int length = 0;
        bool pendingSpace = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                pendingSpace = length > 0;
                continue;
            }

            // This fits, because the white space itself was skipped.
            if (pendingSpace)
                normalized[length++] = ' ';
            pendingSpace = false;
            normalized[length++] = c == '`' ? '\'' : char.ToLowerInvariant(c);
        }

        ReadOnlySpan<char> key = normalized[..length];
        return key.SequenceEqual(text) ? text : new string(key);
    }

    private static void AppendNormalized(StringBuilder normalized, char c)
    {
        if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
        {
            normalized.Append(c);
            return;
        }

        switch (c)
        {
            case 'ß' or 'ẞ':
                normalized.Append("ss");
                break;
            case '‘' or '’' or '‛' or '′' or '`' or '´' or 'ʼ':
                normalized.Append('\'');
                break;
            case '“' or '”' or '„' or '″':
                normalized.Append('"');
                break;
            default:
                // Upper case first: it unifies letters that have two lower-case forms, such as the Greek sigma.
                normalized.Append(char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '−'
                    ? '-'
                    : char.ToLowerInvariant(char.ToUpperInvariant(c)));
                break;
        }
    }

    // Only true diacritics: other non-spacing marks are vowels or change the consonant (Devanagari, Thai, Japanese), and removing them
    // would merge names.
    private static bool IsDiacritic(char c) => c is
        (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u1dc0' and <= '\u1dff') or
        (>= '\u20d0' and <= '\u20ff') or (>= '\ufe20' and <= '\ufe2f') or
        (>= '\u0591' and <= '\u05bd') or (>= '\u064b' and <= '\u065f') or '\u0670';
}
