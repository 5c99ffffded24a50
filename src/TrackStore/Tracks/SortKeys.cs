using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>Derives the columns by which tracks are ordered and searched.</summary>
internal static class SortKeys
{
    private const int PartLength = 100;

    /// <summary>Two parts and the line break between them.</summary>
    public const int MaxLength = (2 * PartLength) + 1;

    /// <summary>Gives one name, then another, for order; long names are cut, because databases limit what an index may hold.</summary>
    public static string Of(string first, string second) => $"{Cut(TextFolding.Search(first))}\n{Cut(TextFolding.Search(second))}";

    /// <summary>Gives title, artist and album, one a line: folding leaves no line break within a name, so that a pattern can aim at one of them.</summary>
    public static string ForSearch(string title, string artist, string? album)
        => $"{TextFolding.Search(title)}\n{TextFolding.Search(artist)}\n{TextFolding.Search(album ?? "")}";

    private static string Cut(string folded)
    {
        if (folded.Length <= PartLength)
            return folded;
        return folded[..(char.IsHighSurrogate(folded[PartLength - 1]) ? PartLength - 1 : PartLength)];
    }
}
