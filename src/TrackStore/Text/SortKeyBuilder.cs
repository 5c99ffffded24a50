namespace TrackStore.Text;

/// <summary>Builds the keys by which tracks and albums are sorted and searched.</summary>
internal static class SortKeyBuilder
{
    private const int PartLength = 100;

    /// <summary>The length of two parts and the line break between them.</summary>
    public const int MaxLength = (2 * PartLength) + 1;

    /// <summary>
    /// Builds a key that sorts by a title, then by an artist. Long names are cut, because databases limit the size of an index entry.
    /// </summary>
    public static string ForTitle(NameKeys title, NameKeys artist) => $"{TitlePart(title)}\n{ArtistPart(artist)}";

    /// <summary>Builds a key that sorts by an artist, then by a title.</summary>
    public static string ForArtist(NameKeys artist, NameKeys title) => $"{ArtistPart(artist)}\n{TitlePart(title)}";

    /// <summary>Returns the text by which a title is sorted.</summary>
    public static string TitlePart(NameKeys title) => Cut(FilingName.OfTitle(title));

    /// <summary>Returns the text by which an artist is sorted.</summary>
    public static string ArtistPart(NameKeys artist) => Cut(FilingName.OfArtist(artist));

    /// <summary>
    /// Builds a key of title, artist and album, one per line. Normalized names contain no line breaks, so a pattern can match one of the
    /// three.
    /// </summary>
    public static string ForSearch(NameKeys title, NameKeys artist, NameKeys? album) => $"{title.Key}\n{artist.Key}\n{album?.Key}";

    /// <summary>Builds a key of an album's title and artist, one per line.</summary>
    public static string ForSearch(NameKeys title, NameKeys artist) => $"{title.Key}\n{artist.Key}";

    /// <summary>Returns the title and the artist in a key of <see cref="ForSearch(NameKeys, NameKeys, NameKeys?)"/>.</summary>
    public static (string Title, string Artist) NamesOf(string searchKey)
    {
        int title = searchKey.IndexOf('\n', StringComparison.Ordinal);
        int artist = searchKey.IndexOf('\n', title + 1);
        return (searchKey[..title], searchKey[(title + 1)..artist]);
    }

    private static string Cut(string key) => IndexedKey.Cut(key, PartLength).ToString();
}
