using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>Finds words like the platforms' searches, ignoring case and accents.</summary>
internal static class StandInText
{
    public static bool Contains(string text, string part)
        => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Returns whether a text contains all words; it contains no words in any case.</summary>
    public static bool HasWords(string text, string? words)
        => (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Contains(text, word));
}
