namespace TrackStore.Storage.Sqlite;

/// <summary>The SQL that finds the picture that a track or album shows: at most one row, with the link that it came by.</summary>
/// <remarks>
/// The front cover is a column of the track and of the album. The link is read only for where the picture came from. Other kinds have no
/// column, so their links decide.
/// </remarks>
internal static class SqliteShownPicture
{
    private const string FrontOfTrack = """
        SELECT t.shown_artwork_id AS artwork_id, own.track_id, CASE WHEN own.track_id IS NULL THEN t.album_id END AS album_id,
            COALESCE(own.source, a.source) AS source,
            CASE WHEN own.track_id IS NULL THEN a.source_url ELSE own.source_url END AS source_url,
            COALESCE(own.created_at, a.created_at) AS created_at
        FROM tracks t
            LEFT JOIN track_artworks own ON t.artwork_decided AND own.track_id = t.id AND own.kind = @kind AND own.is_shown
            LEFT JOIN album_artworks a ON NOT t.artwork_decided AND a.album_id = t.album_id AND a.kind = @kind AND a.is_shown
        WHERE t.id = @id AND COALESCE(own.source, a.source) IS NOT NULL
        """;

    private const string OwnFrontOfTrack = """
        SELECT t.artwork_id, t.id AS track_id, NULL AS album_id, own.source, own.source_url, own.created_at
        FROM tracks t JOIN track_artworks own ON own.track_id = t.id AND own.kind = @kind AND own.is_shown
        WHERE t.id = @id
        """;

    private const string FrontOfAlbum = """
        SELECT b.artwork_id, NULL AS track_id, b.id AS album_id, a.source, a.source_url, a.created_at
        FROM albums b JOIN album_artworks a ON a.album_id = b.id AND a.kind = @kind AND a.is_shown
        WHERE b.id = @id
        """;

    private const string OwnOfTrack = """
        SELECT artwork_id, track_id, NULL AS album_id, source, source_url, created_at
        FROM track_artworks WHERE track_id = @id AND kind = @kind AND is_shown
        """;

    private const string OfAlbum = """
        SELECT artwork_id, NULL AS track_id, album_id, source, source_url, created_at
        FROM album_artworks WHERE album_id = @id AND kind = @kind AND is_shown
        """;

    // A track with the choice of no artwork has a row that is shown and has no artwork, and doesn't fall back.
    private const string OfTrack = $"""
        {OwnOfTrack}
        UNION ALL
        SELECT a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at
        FROM tracks t JOIN album_artworks a ON a.album_id = t.album_id AND a.kind = @kind AND a.is_shown
        WHERE t.id = @id AND NOT EXISTS (SELECT 1 FROM track_artworks own WHERE own.track_id = @id AND own.kind = @kind AND own.is_shown)
        """;

    /// <summary>Returns the SQL for a request. Its parameters are @id and @kind.</summary>
    public static string For(ImageRequest request) => (request.Kind, request.Owner.Kind, request.Fallback) switch
    {
        (ArtworkKind.Front, ArtworkOwnerKind.Album, _) => FrontOfAlbum,
        (ArtworkKind.Front, _, ImageFallback.None) => OwnFrontOfTrack,
        (ArtworkKind.Front, _, _) => FrontOfTrack,
        (_, ArtworkOwnerKind.Album, _) => OfAlbum,
        (_, _, ImageFallback.None) => OwnOfTrack,
        _ => OfTrack,
    };
}
