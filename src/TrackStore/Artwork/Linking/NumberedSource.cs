using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Artwork.Linking;

/// <summary>
/// Names further pictures of a source, such as "spotify (2)": a source has one picture a kind, and what else is kept of it has a name of
/// its own.
/// </summary>
internal static class NumberedSource
{
    /// <summary>Returns a source's name, or the first numbered one that no link has.</summary>
    public static string FirstFree(IReadOnlyCollection<ArtworkLink> links, string source)
    {
        string free = source;
        for (int number = 2; links.Any(known => known.Source == free); number++)
            free = Name(source, number);
        return free;
    }

    /// <summary>Tells whether a name is a numbered one of a source.</summary>
    public static bool IsOf(string name, string source)
    {
        int start = name.LastIndexOf(" (", StringComparison.Ordinal);
        return start > 0
            && int.TryParse(name.AsSpan(start + 2).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && name == Name(source, number);
    }

    private static string Name(string source, int number)
    {
        string suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
        return source[..Math.Min(source.Length, TextRules.Source - suffix.Length)] + suffix;
    }
}
