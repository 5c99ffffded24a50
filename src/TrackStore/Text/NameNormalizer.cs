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
    /// Returns the key by which names are compared and searched: repaired (<see cref="TextRepair"/>), in compatibility decomposition (NFKD)
    /// without diacritics and invisible characters, in lower case, with one kind of dash, quote and white space, trimmed. Letters without a
    /// decomposition have their usual plain spelling (ø, ł, æ, ı), so that they can be typed on a keyboard that lacks them; initials have
    /// no full stops; a word "&amp;" or "+" is "and".
    /// </summary>
    public static string ToKey(string text)
    {
        text = TextRepair.Repair(text);

        // Most names are ASCII and need no decomposition.
        if (Ascii.IsValid(text))
            return WithoutSigns(AsciiKey(text));

        string decomposed = CommonCharacters.Decompose(text);
        var normalized = new StringBuilder(decomposed.Length);
        bool pendingSpace = false;
        for (int i = 0; i < decomposed.Length; i++)
        {
            char c = decomposed[i];
            if (IsDiacritic(c) && !IsLetterOfItsOwn(normalized, c))
                continue;
            if (IsInvisible(c))
                continue;
            if (IsSkinTone(decomposed, i))
            {
                i++;
                continue;
            }

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
        return WithoutSigns(CommonCharacters.AreComposed(key) ? key : key.Normalize(NormalizationForm.FormC));
    }

    // A sign for "and" is written as the word, and initials (r.e.m.) lose their full stops.
    private static string WithoutSigns(string key)
    {
        if (key.AsSpan().IndexOfAny('&', '+', '.') < 0)
            return key;

        var text = new StringBuilder(key.Length + 4);
        bool afterInitial = false;
        for (int i = 0; i < key.Length; i++)
        {
            char c = key[i];
            bool startsWord = i == 0 || key[i - 1] == ' ';
            bool endsWord = i == key.Length - 1 || key[i + 1] == ' ';
            if (c is '&' or '+' && startsWord && endsWord && key.Length > 1)
            {
                text.Append("and");
                continue;
            }

            if (c == '.' && i > 0 && char.IsLetter(key[i - 1]) && (i == key.Length - 1 || key[i + 1] != '.')
                && (i == 1 || afterInitial || !char.IsLetterOrDigit(key[i - 2])))
            {
                afterInitial = true;
                continue;
            }

            // The letter after the full stop of an initial may be an initial as well.
            afterInitial = afterInitial && key[i - 1] == '.';
            text.Append(c);
        }

        return text.ToString();
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
            case '‘' or '’' or '‛' or '′' or '`' or '´' or 'ʼ' or 'ʻ' or 'ʾ':
                normalized.Append('\'');
                break;
            case 'ø' or 'Ø':
                normalized.Append('o');
                break;
            case 'ł' or 'Ł':
                normalized.Append('l');
                break;
            case 'đ' or 'Đ' or 'ð' or 'Ð':
                normalized.Append('d');
                break;
            case 'ħ' or 'Ħ':
                normalized.Append('h');
                break;
            case 'ı':
                normalized.Append('i');
                break;
            case 'þ' or 'Þ':
                normalized.Append("th");
                break;
            case 'æ' or 'Æ':
                normalized.Append("ae");
                break;
            case 'œ' or 'Œ':
                normalized.Append("oe");
                break;
            case '〜' or '∼':
                normalized.Append('~');
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

    // й, ў and ї are letters of their own, not и, у and і with an accent; ё is commonly written е.
    private static bool IsLetterOfItsOwn(StringBuilder normalized, char mark) => normalized.Length > 0 && normalized[^1] switch
    {
        'и' or 'у' => mark == '\u0306',
        'і' => mark == '\u0308',
        _ => false,
    };

    // Marks of direction, zero-width and soft hyphens, variation selectors, and the Arabic tatweel, which only stretches a word.
    private static bool IsInvisible(char c)
        => c > '\u007f' && (c is (>= '\ufe00' and <= '\ufe0f') or '\u0640' || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    private static bool IsSkinTone(string text, int index)
        => text[index] == '\ud83c' && index + 1 < text.Length && text[index + 1] is >= '\udffb' and <= '\udfff';

    // Only true diacritics: other non-spacing marks are vowels or change the consonant (Devanagari, Thai, Japanese), and removing them
    // would merge names.
    private static bool IsDiacritic(char c) => c is
        (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u1dc0' and <= '\u1dff') or
        (>= '\u20d0' and <= '\u20ff') or (>= '\ufe20' and <= '\ufe2f') or
        (>= '\u0591' and <= '\u05bd') or (>= '\u064b' and <= '\u065f') or '\u0670';
}
