using System.Buffers;

namespace TrackStore.Text;

/// <summary>
/// Arranges a normalized name as catalogs file it: without a leading article and leading punctuation, and katakana among hiragana. What was
/// left out follows at the end, after a character that sorts before the space, so that different names keep different keys and "The Band"
/// directly follows "Band".
/// </summary>
internal static class FilingName
{
    // Follows the line break after which the second name of a key begins, and is white space, which normalized names don't contain.
    private const char Separator = '\v';

    private const int KanaDistance = 'ア' - 'あ';

    private static readonly SearchValues<char> Katakana = SearchValues.Create(
        [.. Enumerable.Range('\u30a1', '\u30f6' - '\u30a1' + 1).Select(code => (char)code), 'ヽ', 'ヾ']);

    // A title that begins with an article of another language may be English: "Die Another Day", "Las Vegas".
    private static readonly string[] TitleArticles = ["the ", "a ", "an "];

    private static readonly string[] ArtistArticles =
        [.. TitleArticles, "der ", "die ", "das ", "le ", "la ", "les ", "el ", "los ", "las ", "il ", "os "];

    // After these, the word before is a name: "A and B".
    private static readonly string[] Joints = ["and", "feat", "feat.", "featuring", "ft", "ft.", "vs", "vs.", "with", "x"];

    /// <summary>Returns the text by which a title is filed.</summary>
    public static string OfTitle(NameKeys title) => Arranged(title.Key, TitleArticles);

    /// <summary>Returns the text by which an artist is filed.</summary>
    public static string OfArtist(NameKeys artist) => Arranged(artist.Key, ArtistArticles);

    /// <summary>Returns the beginning of a filed name, up to what was left out: longer names that begin alike are filed with it.</summary>
    public static string BeginningOf(string filed)
        => filed.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end ? filed[..end] : filed;

    private static string Arranged(string key, string[] articles)
    {
        int start = key.Length > 0 && char.IsLetterOrDigit(key[0]) ? 0 : PunctuationOf(key);
        start += ArticleOf(key.AsSpan(start), articles);
        if (key.AsSpan(start).ContainsAny(Katakana))
            return $"{ToHiragana(key.AsSpan(start))}{Separator}{key}";
        return start == 0 ? key : $"{key.AsSpan(start)}{Separator}{key.AsSpan(0, start).TrimEnd()}";
    }

    // A name of punctuation only is filed by it, and signs may be read as letters.
    private static int PunctuationOf(string key)
    {
        int start = 0;
        while (start < key.Length && (key[start] == ' ' || (char.IsPunctuation(key[start]) && key[start] is not ('@' or '&' or '%'))))
            start++;
        return start < key.Length && char.IsLetterOrDigit(key[start]) ? start : 0;
    }

    private static int ArticleOf(ReadOnlySpan<char> key, string[] articles)
    {
        foreach (string article in articles)
        {
            if (!key.StartsWith(article, StringComparison.Ordinal))
                continue;
            ReadOnlySpan<char> rest = key[article.Length..];
            int end = rest.IndexOf(' ');
            ReadOnlySpan<char> word = end < 0 ? rest : rest[..end];
            return IsName(word, isInitial: article == "a ") ? article.Length : 0;
        }

        return 0;
    }

    // "A C Newman" begins with an initial.
    private static bool IsName(ReadOnlySpan<char> word, bool isInitial)
    {
        if (word.IsEmpty || !char.IsLetterOrDigit(word[0]) || (isInitial && word.Length == 1))
            return false;
        foreach (string joint in Joints)
        {
            if (word.SequenceEqual(joint))
                return false;
        }

        return true;
    }

    private static string ToHiragana(ReadOnlySpan<char> key) => string.Create(key.Length, key, static (result, source) =>
    {
        for (int i = 0; i < source.Length; i++)
            result[i] = Katakana.Contains(source[i]) ? (char)(source[i] - KanaDistance) : source[i];
    });
}
