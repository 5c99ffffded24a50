using System.Collections.Frozen;
using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity.Albums;

/// <summary>Reads the title of an album.</summary>
internal static class AlbumReader
{
    // Marks that a word of the title gives wherever it stands.
    private const VersionMarks Telling = VersionMarks.Acoustic | VersionMarks.Instrumental | VersionMarks.ACappella | VersionMarks.Karaoke
        | VersionMarks.Tribute;

    private static readonly FrozenSet<string> Editions = WordList.Of("""
        deluxe expanded edition ep single reissue anniversary bonus version collectors collector limited special explicit clean super
        remaster remastered remasterizado remasterise digital stereo mono vinyl cd lp disc disk standard complete extended video
        international japan japanese uk us europe european edicion ausgabe jubilee th track tracks album
        soundtrack ost original motion picture music from the film
        """);

    private static readonly FrozenSet<string> Unknown = WordList.Of("""
        unknownalbum unknown unbekanntesalbum albuminconnu albumdesconocido noalbum none na single various
        """);

    /// <summary>Reads a normalized title; null when it says nothing.</summary>
    public static AlbumReading? Read(string key, ArtistCredits credits)
    {
        if (key.Length == 0)
            return null;
        TitleSegments segments = TitleSegments.Split(key);
        string main = segments.Dashed.Count > 0 ? segments.Dashed[0] : segments.Bracketed.FirstOrDefault() ?? key;
        string whole = NameTokens.Join(NameTokens.Split(main));
        int colon = main.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < main.Length - 1 && NamesArtist(main[..colon], credits))
            main = main[(colon + 1)..];

        List<string> words = NameTokens.Split(main);
        var marked = new TitleReading();
        foreach (string segment in segments.Dashed.Skip(1).Concat(segments.Bracketed.Where(text => text != main)))
        {
            List<string> added = NameTokens.Split(segment);
            if (!VersionReader.Read(added, marked) && !added.TrueForAll(IsEdition) && !NamesArtist(segment, credits))
                words.AddRange(added);
        }

        // "Singles" collects; in a title, it names a session for a platform.
        var hinted = new TitleReading();
        List<string> telling = words.FindAll(word => word != "singles");
        foreach (string word in telling)
        {
            hinted.Marks |= word switch
            {
                "unplugged" => VersionWords.Find(word).Marks,
                "tour" or "bootleg" or "festival" => VersionMarks.Live,
                _ => VersionWords.Find(word).Marks & Telling,
            };
        }

        bool isWhole = telling.Count > 0
            && VersionReader.Read([.. telling], hinted)
            && telling.TrueForAll(word => VersionWords.Find(word).Role != VersionWordRole.Name);
        NumberWords.Unify(words);
        while (words.Count > 1 && Editions.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (words.Count > 1 && words[0] == "the")
            words.RemoveAt(0);
        string name = words.Count == 0 ? key.Replace(" ", "", StringComparison.Ordinal) : NameTokens.Join(words);
        return Unknown.Contains(name)
            ? null
            : new AlbumReading(
                key,
                name,
                colon > 0 ? whole : name,
                (marked.Marks | (isWhole ? hinted.Marks : VersionMarks.None)) & VersionMarks.OfAlbum,
                (hinted.Marks & (VersionMarks.OfAlbum | VersionMarks.Remix)) | (marked.Marks & VersionMarks.Remix),
                marked.Authors);
    }

    private static bool IsEdition(string word) => Editions.Contains(word) || (word.Length <= 2 && NameTokens.IsNumber(word));

    private static bool NamesArtist(string text, ArtistCredits credits)
    {
        List<string> words = NameTokens.Split(text);
        return words.Count > 0 && words.TrueForAll(word => credits.Main.Exists(credit => credit.Words.Contains(word)));
    }
}
