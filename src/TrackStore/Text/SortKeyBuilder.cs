namespace TrackStore.Text;

/// <summary>Derives the columns by which tracks are ordered and searched.</summary>
internal static class SortKeyBuilder
{
    private const int PartLength = 100;

    /// <summary>Two parts and the line break between them.</summary>
    public const int MaxLength = (2 * PartLength) + 1;

    /// <summary>Gives one name, then another, for order; long names are cut, because databases limit what an index may hold.</summary>
    public static string Of(string first, string second) => Of(NameKeys.Of(first), NameKeys.Of(second));

    /// <inheritdoc cref="Of(string, string)"/>
    public static string Of(NameKeys first, NameKeys second) => $"{Cut(first.Plain)}\n{Cut(second.Plain)}";

    /// <summary>Gives title, artist and album, one a line: folding leaves no line break within a name, so that a pattern can aim at one of them.</summary>
    public static string ForSearch(NameKeys title, NameKeys artist, NameKeys? album) => $"{title.Plain}\n{artist.Plain}\n{album?.Plain}";

    private static ReadOnlySpan<char> Cut(string folded)
    {
        if (folded.Length <= PartLength)
            return folded;
        return folded.AsSpan(0, char.IsHighSurrogate(folded[PartLength - 1]) ? PartLength - 1 : PartLength);
    }
}
