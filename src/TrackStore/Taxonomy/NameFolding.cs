using System.Text;

namespace TrackStore.Taxonomy;

/// <summary>Finds out whether names are spellings of one another.</summary>
internal static class NameFolding
{
    /// <summary>Leaves out spaces and punctuation of a normalized name, and writes "and" in one way.</summary>
    public static string Fold(string key)
    {
        var folded = new StringBuilder(key.Length);
        foreach (string word in key.Split([' ', '-', '_', '/', '.', '\''], StringSplitOptions.RemoveEmptyEntries))
            folded.Append(word is "n" or "und" or "et" or "y" ? "and" : word);

        return folded.ToString();
    }
}
