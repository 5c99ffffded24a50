using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>Finds words as the platforms' searches do: without case and accents.</summary>
internal static class StandInText
{
    public static bool Contains(string text, string part)
        => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Tells whether all words stand somewhere in a text; none always do.</summary>
    public static bool HasWords(string text, string? words) => (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Contains(text, word));
}
