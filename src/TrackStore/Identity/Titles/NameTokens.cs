using System.Globalization;
using System.Text;

namespace TrackStore.Identity.Titles;

/// <summary>
/// Splits normalized text into words of letters and digits. Signs within a word that stand for letters are read as letters (ke$ha, p!nk),
/// and so are Cyrillic letters in a word that is otherwise Latin.
/// </summary>
internal static class NameTokens
{
    private const string CyrillicLookAlikes = "авекмнорстухяі";
    private const string LatinLookAlikes = "abekmhopctyxri";

    public static List<string> Split(ReadOnlySpan<char> key)
    {
        var tokens = new List<string>();
        Span<char> word = key.Length <= 256 ? stackalloc char[256] : new char[key.Length];
        int length = 0;
        bool isMixed = false;
        bool hasLatin = false;
        for (int i = 0; i < key.Length; i++)
        {
            char c = key[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                hasLatin |= !char.IsAsciiDigit(c);
                word[length++] = c;
                continue;
            }

            if (c is '\'' or '"' && IsLetterAt(key, i - 1) && IsLetterAt(key, i + 1))
                continue;
            if (c == '$' && (IsLetterAt(key, i - 1) || IsLetterAt(key, i + 1)))
            {
                word[length++] = 's';
                continue;
            }

            // "100,000"
            if (c == ',' && i > 0 && char.IsAsciiDigit(key[i - 1]) && IsGroup(key[(i + 1)..]))
                continue;
            if (c == '×' && (IsLetterAt(key, i - 1) || IsLetterAt(key, i + 1)))
            {
                word[length++] = 'x';
                continue;
            }

            if (c == '!' && IsLetterAt(key, i - 1) && IsLetterAt(key, i + 1))
            {
                word[length++] = 'i';
                continue;
            }

            if (c > '\u007f' && IsWordCharacter(key, i))
            {
                isMixed |= c is >= '\u0400' and <= '\u04ff';
                word[length++] = c;
                continue;
            }

            End(word);
        }

        End(word);
        return tokens;

        void End(Span<char> letters)
        {
            if (length > 0)
            {
                if (isMixed && hasLatin)
                    ToLatin(letters[..length]);
                tokens.Add(new string(letters[..length]));
            }

            length = 0;
            isMixed = false;
            hasLatin = false;
        }
    }

    /// <summary>Joins words to the text by which they are compared: without spaces, so that "hand made" equals "handmade".</summary>
    public static string Join(List<string> tokens) => tokens.Count == 1 ? tokens[0] : string.Concat(tokens);

    public static bool IsNumber(string token) => !token.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static bool IsYear(string token) => token.Length == 4 && IsNumber(token) && (token[0], token[1]) is ('1', '9') or ('2', '0');

    private static bool IsGroup(ReadOnlySpan<char> rest)
        => rest.Length >= 3 && !rest[..3].ContainsAnyExceptInRange('0', '9') && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private static bool IsLetterAt(ReadOnlySpan<char> text, int index)
        => index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int index)
    {
        char c = text[index];
        if (c == '×')
            return true;
        if (char.IsHighSurrogate(c) && index + 1 < text.Length)
            return Rune.TryCreate(c, text[index + 1], out Rune rune) && Rune.IsLetterOrDigit(rune);
        if (char.IsLowSurrogate(c) && index > 0)
            return Rune.TryCreate(text[index - 1], c, out Rune rune) && Rune.IsLetterOrDigit(rune);
        return char.IsLetterOrDigit(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
    }

    private static void ToLatin(Span<char> word)
    {
        foreach (ref char c in word)
        {
            int index = CyrillicLookAlikes.IndexOf(c);
            if (index >= 0)
                c = LatinLookAlikes[index];
        }
    }
}
