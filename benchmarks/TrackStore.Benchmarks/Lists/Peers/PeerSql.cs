namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>The statements of the peers that write their SQL themselves, for SQLite and PostgreSQL.</summary>
/// <param name="like">The operator that ignores case.</param>
internal sealed class PeerSql(string like)
{
    private const string Columns = """
        SELECT t.id AS "Id", t.title AS "Title", t.artist AS "Artist", a.title AS "Album", t.year AS "Year", t.bpm AS "Bpm",
            t.shown_artwork_id IS NOT NULL AS "HasImage"
        """;

    private const string Joined = "FROM tracks t LEFT JOIN albums a ON a.id = t.album_id";
    private const string Sorted = "ORDER BY t.sort_title, t.id LIMIT @take";

    private readonly string _hasWord = $"(t.title {like} @word OR t.artist {like} @word OR a.title {like} @word)";

    public static string Page => $"{Columns} {Joined} {Sorted} OFFSET @skip";

    public static string Genre => $"""
        {Columns} {Joined} WHERE EXISTS (
            SELECT 1 FROM track_genres l JOIN genres g ON g.id = l.genre_id WHERE l.track_id = t.id AND l.is_effective AND g.name = @genre)
        {Sorted}
        """;

    public static string GenreFacet
        => "SELECT g.name, count(*) FROM track_genres l JOIN genres g ON g.id = l.genre_id WHERE l.is_effective GROUP BY g.name";

    public string Search => $"{Columns} {Joined} WHERE {_hasWord} {Sorted}";

    public string Count => $"SELECT count(*) {Joined} WHERE {_hasWord}";

    public static string Image(bool hasImage) => $"{Columns} {Joined} WHERE t.shown_artwork_id IS {(hasImage ? "NOT NULL" : "NULL")} {Sorted}";
}
