using System.Text;

namespace TrackStore.Taxonomy;

/// <summary>Finds out whether names are spellings of one another.</summary>
internal static class NameFolding
{
    /// <summary>Leaves out spaces and punctuation of a normalized name, and writes "and" in one way.</summary>
    /// <returns>The folded name; the name itself when there is nothing else in it.</returns>
    public static string Fold(string key)
    {
        var words = new StringBuilder(key.Length);
        foreach (char c in key)
            _ = c is '&' or '+' ? words.Append(" and ") : words.Append(char.IsPunctuation(c) || char.IsSeparator(c) ? ' ' : c);
        string folded = string.Concat(words.ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word is "n" or "und" or "et" or "y" ? "and" : word));
        return folded.Length > 0 ? folded : key;
    }
}
