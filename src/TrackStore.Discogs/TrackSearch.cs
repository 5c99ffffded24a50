using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs;

/// <summary>Scores how well a track matches a search, by normalized names.</summary>
internal sealed class TrackSearch
{
    public const int Exact = 4;
    private const int SameWords = 3;
    private const int Partly = 2;
    private const int ByAlbum = 1;

    private readonly string _text;
    private readonly string _title;
    private readonly string _artist;

    private TrackSearch(PlatformQuery query)
    {
        Query = query;
        _text = NameNormalizer.Normalize(query.Text);
        _title = NameNormalizer.Normalize(query.Title);
        _artist = NameNormalizer.Normalize(query.Artist);
    }

    public PlatformQuery Query { get; }

    /// <summary>Gets the search, or null for an empty query.</summary>
    public static TrackSearch? Of(PlatformQuery query)
    {
        var search = new TrackSearch(query);
        return search._text.Length + search._title.Length + search._artist.Length == 0 ? null : search;
    }

    /// <summary>Gets the score of a track: the higher the better, 0 for no match.</summary>
    public int Score(PlatformTrack track)
    {
        string title = NameNormalizer.Normalize(track.Title);
        string artist = NameNormalizer.Normalize(track.Artist);
        int score = Exact;
        if (_title.Length > 0)
            score = Math.Min(score, Compare(title, _title));
        if (_artist.Length > 0)
            score = Math.Min(score, Math.Max(Compare(artist, _artist), Compare(NameNormalizer.Normalize(track.AlbumArtist), _artist)));
        if (_text.Length > 0)
            score = Math.Min(score, ByText(title, artist, NameNormalizer.Normalize(track.Album)));
        return score;
    }

    private int ByText(string title, string artist, string album)
    {
        if (_text == title || _text == $"{artist} {title}" || _text == $"{title} {artist}")
            return Exact;
        if (NameNormalizer.ContainsWords($"{artist} {title}", _text))
            return SameWords;
        return NameNormalizer.ContainsWords($"{artist} {title} {album}", _text) ? ByAlbum : 0;
    }

    private static int Compare(string name, string wanted)
    {
        if (name == wanted)
            return Exact;
        if (NameNormalizer.ContainsWords(name, wanted))
            return SameWords;
        return WithoutSpaces(name).Contains(WithoutSpaces(wanted), StringComparison.Ordinal) ? Partly : 0;
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
