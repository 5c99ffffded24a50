using System.Buffers;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Cuts search keys into the pieces by which a full-text index finds any part of a word: of every word, each ending, cut to its first
/// three characters ("love" gives "lov ove ve e"). A part of one to three characters is then the start of a piece, and a longer one has
/// all its pieces of three.
/// </summary>
internal static class SearchPieces
{
    /// <summary>The most characters of a piece, counted as code points.</summary>
    public const int Length = 3;

    /// <summary>Returns the pieces of a search key, separated by blanks.</summary>
    public static string Of(string searchKey)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(searchKey.Length * ((2 * Length) + 1));
        int length = 0;
        ReadOnlySpan<char> rest = searchKey;
        while (!rest.IsEmpty)
        {
            if (IsBreak(rest[0]))
            {
                rest = rest[1..];
                continue;
            }

            ReadOnlySpan<char> piece = rest[..LengthOfPiece(rest)];
            piece.CopyTo(buffer.AsSpan(length));
            length += piece.Length;
            buffer[length++] = ' ';
            rest = rest[LengthOfCharacter(rest)..];
        }

        string pieces = new(buffer, 0, Math.Max(0, length - 1));
        ArrayPool<char>.Shared.Return(buffer);
        return pieces;
    }

    /// <summary>Returns what every search key that contains a text must have among its pieces.</summary>
    /// <param name="texts">Texts in the form of search keys. Several words may be in one.</param>
    /// <returns>
    /// Pieces, each once: whole ones of three characters, as many as cover each word, and shorter ones with which a piece must start. The
    /// latter are left out when there are whole ones, because finding them is slow.
    /// </returns>
    public static IReadOnlyList<string> RequiredBy(IEnumerable<string> texts)
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var starts = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in texts.SelectMany(WordsOf))
        {
            string[] pieces = [.. Of(word).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsWhole)];
            if (pieces.Length == 0)
                starts.Add(word);

            // Those between would exclude hardly any track, and each of them is looked up.
            for (int i = 0; i < pieces.Length; i += Length)
                whole.Add(pieces[i]);
            if (pieces.Length > 0)
                whole.Add(pieces[^1]);
        }

        return whole.Count > 0 ? [.. whole] : [.. starts];
    }

    /// <summary>Tells whether a piece has all its characters, so that it need not be the start of a longer one.</summary>
    public static bool IsWhole(string piece) => LengthInCharacters(piece) >= Length;

    private static string[] WordsOf(string text)
        => string.Concat(text.Select(c => IsBreak(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int LengthInCharacters(string text) => text.EnumerateRunes().Count();

    private static int LengthOfPiece(ReadOnlySpan<char> text)
    {
        int length = 0;
        for (int characters = 0; characters < Length && length < text.Length && !IsBreak(text[length]); characters++)
            length += LengthOfCharacter(text[length..]);
        return length;
    }

    private static int LengthOfCharacter(ReadOnlySpan<char> text)
        => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;

    // Full-text indexes separate at control characters, whatever they are told.
    private static bool IsBreak(char c) => c <= ' ' || c == '\u007f';
}
