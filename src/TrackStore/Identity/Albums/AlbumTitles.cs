using System.Collections.Frozen;
using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity.Albums;

/// <summary>Tells which titles say that tracks are on one album, and which ones many albums have.</summary>
internal static class AlbumTitles
{
    private static readonly FrozenSet<string> Fillers = WordList.Of("""
        the a an of and my your our very all time from to in on los las el la le les der die das
        """);

    // What albums of any artist are called.
    private static readonly FrozenSet<string> Common = WordList.Of("""
        greatest best hits hit single singles collection collected anthology essential essentials ultimate definitive complete platinum
        gold golden songs song music tracks album albums lp ep untitled self titled eponymous rarities sides remixes remixed remix mixes
        covers demos demo promo debut volume vol part disc disk cd edition deluxe bonus sampler compilation various unknown soundtrack ost
        original motion picture score christmas xmas number ones years favorites favourites classics selection story number1s no1s
        """);

    // Titles with these words name a performance, and every artist has some.
    private static readonly FrozenSet<string> Performances = WordList.Of("""
        live unplugged acoustic session sessions concert tour bootleg instrumental instrumentals karaoke
        """);

    /// <summary>
    /// Tells whether a title is so particular that tracks of several artists with it are likely on one album: at least two words, one of
    /// them a word that not every artist's albums have.
    /// </summary>
    /// <param name="key">The normalized title.</param>
    public static bool IsParticular(string key)
    {
        List<string> words = NameTokens.Split(key);
        words.RemoveAll(Fillers.Contains);
        return words.Count > 1
            && !words.Exists(Performances.Contains)
            && words.Exists(word => !Common.Contains(word) && !NameTokens.IsNumber(word))
            && AlbumReader.Read(key, new ArtistCredits { Name = "", IsUnknown = true }) is not null;
    }

    /// <summary>Tells whether a title names an artist, as self-titled albums and collections of one artist do.</summary>
    public static bool Names(string key, ArtistCredits credits)
    {
        List<string> words = NameTokens.Split(key);
        return credits.Main.Exists(credit => credit.Words.Count > 0 && credit.Words.TrueForAll(words.Contains));
    }
}
