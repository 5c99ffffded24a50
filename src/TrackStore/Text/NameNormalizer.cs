using System.Globalization;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Folds text into the keys by which names are compared and searched. Done here and not in the database, because SQLite's LIKE, lower() and NOCASE
/// know ASCII only, and every provider has to agree.
/// </summary>
internal static class NameNormalizer
{
    private const int MaxCharactersOnStack = 128;

    /// <summary>
    /// Gives the key by which names are unique: compatibility decomposition (NFKD), diacritical marks stripped, case folded, kinds of dashes, quotes and
    /// white space made one, ends trimmed.
    /// </summary>
    public static string ToKey(string text)
    {
        // Most names are plain ASCII and need no decomposition.
        if (Ascii.IsValid(text))
            return AsciiKey(text);

        string decomposed = text.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        bool pendingSpace = false;
        foreach (char c in decomposed)
        {
            if (IsDiacritic(c))
                continue;
            if (char.IsWhiteSpace(c))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            AppendFolded(folded, c);
        }

        string key = folded.ToString();
        return Ascii.IsValid(key) ? key : key.Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Gives the text that searches look in: the key, with letters that have no decomposition but a customary plain spelling replaced by it (ø, ł, æ),
    /// so that a keyboard without them finds them.
    /// </summary>
    public static string ToSearchText(string text) => ToPlain(ToKey(text));

    /// <summary>Gives the text that searches look in for a name's <see cref="ToKey"/>.</summary>
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
        Span<char> folded = text.Length <= MaxCharactersOnStack ? stackalloc char[MaxCharactersOnStack] : new char[text.Length];
        int length = 0;
        bool pendingSpace = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                pendingSpace = length > 0;
                continue;
            }

            // There is room: the space was left out when it came.
            if (pendingSpace)
                folded[length++] = ' ';
            pendingSpace = false;
            folded[length++] = c == '`' ? '\'' : char.ToLowerInvariant(c);
        }

        ReadOnlySpan<char> key = folded[..length];
        return key.SequenceEqual(text) ? text : new string(key);
    }

    private static void AppendFolded(StringBuilder folded, char c)
    {
        if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
        {
            folded.Append(c);
            return;
        }

        switch (c)
        {
            case 'ß' or 'ẞ':
                folded.Append("ss");
                break;
            case '‘' or '’' or '‛' or '′' or '`' or '´' or 'ʼ':
                folded.Append('\'');
                break;
            case '“' or '”' or '„' or '″':
                folded.Append('"');
                break;
            default:
                // Upper case first: it unites letters with two lower-case forms, such as the Greek sigma.
                folded.Append(char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '−'
                    ? '-'
                    : char.ToLowerInvariant(char.ToUpperInvariant(c)));
                break;
        }
    }

    // Only marks that are diacritics. Other non-spacing marks are vowels or change the consonant (Devanagari, Thai, Japanese), and names would merge.
    private static bool IsDiacritic(char c) => c is
        (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u1dc0' and <= '\u1dff') or
        (>= '\u20d0' and <= '\u20ff') or (>= '\ufe20' and <= '\ufe2f') or
        (>= '\u0591' and <= '\u05bd') or (>= '\u064b' and <= '\u065f') or '\u0670';
}
