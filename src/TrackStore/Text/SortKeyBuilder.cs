namespace TrackStore.Text;

/// <summary>Builds the keys by which tracks are sorted and searched.</summary>
internal static class SortKeyBuilder
{
    private const int PartLength = 100;

    /// <summary>The length of two parts and the line break between them.</summary>
    public const int MaxLength = (2 * PartLength) + 1;

    /// <summary>
    /// Builds a key that sorts by one name, then by another. Long names are cut, because databases limit the size of an index entry.
    /// </summary>
    public static string ForSort(string first, string second) => ForSort(NameKeys.From(first), NameKeys.From(second));

    /// <inheritdoc cref="ForSort(string, string)"/>
    public static string ForSort(NameKeys first, NameKeys second) => $"{Cut(first)}\n{Cut(second)}";

    /// <summary>
    /// Builds a key of title, artist and album, one per line. Normalized names contain no line breaks, so a pattern can match one of the
    /// three.
    /// </summary>
    public static string ForSearch(NameKeys title, NameKeys artist, NameKeys? album) => $"{title.Key}\n{artist.Key}\n{album?.Key}";

    /// <summary>Returns the title and the artist in a key of <see cref="ForSearch"/>.</summary>
    public static (string Title, string Artist) NamesOf(string searchKey)
    {
        int title = searchKey.IndexOf('\n', StringComparison.Ordinal);
        int artist = searchKey.IndexOf('\n', title + 1);
        return (searchKey[..title], searchKey[(title + 1)..artist]);
    }

    private static ReadOnlySpan<char> Cut(NameKeys name) => IndexedKey.Cut(name.Key, PartLength);
}
