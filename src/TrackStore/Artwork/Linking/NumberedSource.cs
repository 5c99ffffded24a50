using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Artwork.Linking;

/// <summary>
/// Names further pictures of a source, such as "spotify (2)": a source has one picture a kind, and what else is kept of it has a name of
/// its own.
/// </summary>
internal static class NumberedSource
{
    private const string Open = " (";

    /// <summary>Returns a source's name, or the first numbered one that no link has.</summary>
    public static string FirstFree(IReadOnlyCollection<ArtworkLink> links, string source)
    {
        string free = source;
        for (int number = 2; links.Any(known => known.Source == free); number++)
            free = Name(source, number);
        return free;
    }

    /// <summary>Tells whether a name is a numbered one of a source.</summary>
    public static bool IsOf(string name, string source) => NumberOf(name) is { } number && name == Name(source, number);

    /// <summary>Returns the source of a numbered name, or null when the name is a source's own.</summary>
    public static string? SourceOf(string name)
        => NumberOf(name) is { } number ? name[..^Suffix(number).Length] : null;

    /// <summary>Returns how the numbered names of a source begin.</summary>
    public static string StartOf(string source) => source + Open;

    private static int? NumberOf(string name)
    {
        int start = name.LastIndexOf(Open, StringComparison.Ordinal);
        return start > 0
            && int.TryParse(name.AsSpan(start + Open.Length).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && name.AsSpan(start).SequenceEqual(Suffix(number))
            ? number
            : null;
    }

    private static string Suffix(int number) => string.Create(CultureInfo.InvariantCulture, $"{Open}{number})");

    private static string Name(string source, int number)
    {
        string suffix = Suffix(number);
        return source[..Math.Min(source.Length, TextRules.Source - suffix.Length)] + suffix;
    }
}
