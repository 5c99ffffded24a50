namespace TrackStore.Text;

/// <summary>Turns what a user searches for into patterns for LIKE over normalized names.</summary>
internal static class SearchPatterns
{
    public const string Escape = "\\";

    // Each word adds a condition, and databases and EF limit how deeply conditions may nest.
    private const int MaxTextLength = 1000;
    private const int MaxWords = 32;

    /// <summary>Returns the words of a text, each once.</summary>
    /// <exception cref="ArgumentException">The text is too long or has too many words.</exception>
    public static IReadOnlyList<string> WordsOf(string? text, string parameter)
    {
        string key = NameNormalizer.ToKey(TextOf(text, parameter));
        string[] words = [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (words.Length > MaxWords)
            throw new ArgumentException($"{parameter} has more than {MaxWords} different words. Search for fewer words.", parameter);
        return words;
    }

    /// <summary>Returns a text, empty when it is null.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static string TextOf(string? text, string parameter) => TextRules.Optional(text, MaxTextLength, parameter) ?? "";

    /// <summary>Returns an escaped name, or null when it is blank.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public static string? NameOf(string? name, string parameter)
    {
        string key = NameNormalizer.ToKey(TextRules.Optional(name, TextRules.Name, parameter) ?? "");
        return key.Length == 0 ? null : Escaped(key);
    }

    /// <summary>Returns the pattern of texts that contain a word.</summary>
    public static string Containing(string word) => $"%{Escaped(word)}%";

    private static string Escaped(string key)
        => key
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
