using System.Buffers;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Brings names of the usual characters (Latin and Russian letters, Chinese characters, punctuation) into the forms of Unicode
/// without asking the system's library, which takes longer than everything else that is done with a name.
/// </summary>
internal static class CommonCharacters
{
    // The least character that may combine with the one before it is U+0300.
    private const char FirstMark = '\u0300';

    // No character of the table becomes more characters than these.
    private const int MostCharacters = 4;

    private static readonly (char First, char Last)[] Tabulated = [('\u0080', '\u024f'), ('\u0400', '\u045f'), ('\u2010', '\u203f')];

    private static readonly string?[] Decompositions = MakeTable();

    /// <summary>Tells whether a text is in the form NFC for sure; false for one that has to be normalized to know.</summary>
    public static bool AreComposed(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!(c < FirstMark || IsTabulated(c) || IsIdeograph(c)))
                return false;
        }

        return true;
    }

    /// <summary>Returns a text in compatibility decomposition (NFKD).</summary>
    public static string Decompose(string text)
    {
        int most = text.Length * MostCharacters;
        char[] buffer = ArrayPool<char>.Shared.Rent(most);
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsAscii(c) || IsIdeograph(c))
            {
                buffer[length++] = c;
            }
            else if (IsTabulated(c))
            {
                string decomposed = Decompositions[c]!;
                decomposed.CopyTo(buffer.AsSpan(length));
                length += decomposed.Length;
            }
            else
            {
                length = -1;
                break;
            }
        }

        string result = length < 0 ? text.Normalize(NormalizationForm.FormKD) : new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return result;
    }

    private static bool IsTabulated(char c) => c < Decompositions.Length && Decompositions[c] is not null;

    private static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static string?[] MakeTable()
    {
        var table = new string?[Tabulated[^1].Last + 1];
        foreach ((char first, char last) in Tabulated)
        {
            for (char c = first; c <= last; c++)
                table[c] = c.ToString().Normalize(NormalizationForm.FormKD);
        }

        return table;
    }
}
