using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs;

/// <summary>Tells how well a track fits what is searched for, by folded names.</summary>
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
        _text = NameNormalizer.Of(query.Text);
        _title = NameNormalizer.Of(query.Title);
        _artist = NameNormalizer.Of(query.Artist);
    }

    public PlatformQuery Query { get; }

    /// <summary>Gives the search, or null when the query asks for nothing.</summary>
    public static TrackSearch? Of(PlatformQuery query)
    {
        var search = new TrackSearch(query);
        return search._text.Length + search._title.Length + search._artist.Length == 0 ? null : search;
    }

    /// <summary>Gives a number that is the larger the better the track fits, and 0 for one that doesn't.</summary>
    public int Score(PlatformTrack track)
    {
        string title = NameNormalizer.Of(track.Title);
        string artist = NameNormalizer.Of(track.Artist);
        int score = Exact;
        if (_title.Length > 0)
            score = Math.Min(score, Compare(title, _title));
        if (_artist.Length > 0)
            score = Math.Min(score, Math.Max(Compare(artist, _artist), Compare(NameNormalizer.Of(track.AlbumArtist), _artist)));
        if (_text.Length > 0)
            score = Math.Min(score, ByText(title, artist, NameNormalizer.Of(track.Album)));
        return score;
    }

    private int ByText(string title, string artist, string album)
    {
        if (_text == title || _text == $"{artist} {title}" || _text == $"{title} {artist}")
            return Exact;
        if (NameNormalizer.HasWords($"{artist} {title}", _text))
            return SameWords;
        return NameNormalizer.HasWords($"{artist} {title} {album}", _text) ? ByAlbum : 0;
    }

    private static int Compare(string name, string wanted)
    {
        if (name == wanted)
            return Exact;
        if (NameNormalizer.HasWords(name, wanted))
            return SameWords;
        return name.Replace(" ", "", StringComparison.Ordinal).Contains(wanted.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal) ? Partly : 0;
    }
}
