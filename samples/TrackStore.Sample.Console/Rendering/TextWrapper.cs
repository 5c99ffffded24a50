using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Breaks text into lines between words. It never breaks a word: one that is too long ends with an ellipsis.</summary>
internal static class TextWrapper
{
    private const string Ellipsis = "…";

    // Addresses, paths and ids have no spaces; a reader expects a break after these characters, after the second group only if it must be.
    private const string Separators = "/\\?&,;";
    private const string FineSeparators = "/\\?&,;=:._-";

    /// <summary>Gets the width of a text in terminal cells, of which some characters take two.</summary>
    public static int WidthOf(string text) => text.GetCellWidth();

    /// <summary>Gets the width of the longest part that is not broken.</summary>
    public static int LongestWord(string text) => Words(text).Select(WidthOf).DefaultIfEmpty(0).Max();

    /// <summary>Breaks a text into lines of at most a number of cells.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        int used = 0;
        foreach (string word in Words(text))
        {
            string separator = used > 0 ? " " : "";
            foreach (string part in WidthOf(word) <= width ? [word] : Parts(word, width))
            {
                int needed = WidthOf(part) + separator.Length;
                if (used > 0 && used + needed > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                    (used, separator, needed) = (0, "", WidthOf(part));
                }

                line.Append(separator).Append(part);
                used += needed;
                separator = "";
            }
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Cuts a text to a number of cells, including the ellipsis that stands for the rest.</summary>
    public static string Truncate(string text, int width)
    {
        if (WidthOf(text) <= width)
            return text;
        var kept = new StringBuilder();
        int used = 0;
        foreach (string character in Characters(text))
        {
            if (used + WidthOf(character) > width - 1)
                break;
            kept.Append(character);
            used += WidthOf(character);
        }

        return kept.Append(Ellipsis[0]).ToString();
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Splits a word that is too long for a line after its separators and between wide characters, which are words of their own in most
    // scripts.
    private static IEnumerable<string> Parts(string word, int width)
        => Split(word, Separators)
            .SelectMany(part => WidthOf(part) <= width ? [part] : Split(part, FineSeparators))
            .Select(part => Truncate(part, width));

    private static IEnumerable<string> Split(string word, string separators)
    {
        var part = new StringBuilder();
        string previous = "";
        foreach (string character in Characters(word))
        {
            if (previous.Length > 0 && MayBreak(previous, character, separators))
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(character);
            previous = character;
        }

        yield return part.ToString();
    }

    private static bool MayBreak(string before, string after, string separators)
        => separators.Contains(before[0]) ? !separators.Contains(after[0]) : WidthOf(before) > 1 || WidthOf(after) > 1;

    private static IEnumerable<string> Characters(string text)
    {
        TextElementEnumerator characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
            yield return characters.GetTextElement();
    }
}
