using Microsoft.Data.Sqlite;
using TrackStore.Artwork;

namespace TrackStore.Storage.Sqlite;

/// <summary>One open connection with the statements that read artwork; used by one thread at a time.</summary>
internal sealed class SqliteImageStatements : IDisposable
{
    private const string Info = "i.id, i.artwork_id, i.mime_type, i.width, i.height, i.byte_length, s.track_id, s.album_id, s.source, s.source_url, s.created_at, w.thumb_hash, w.dominant_colour";
    private const string Rendition = "JOIN images i ON i.artwork_id = s.artwork_id AND i.size = @size JOIN artworks w ON w.id = s.artwork_id";
    private const string Front = $"kind = '{Schema.Front}'";

    private const string OfTrack = $"SELECT artwork_id, track_id, NULL AS album_id, source, source_url, created_at, 0 AS step FROM track_artworks WHERE track_id = @id AND {Front}";
    private const string OfAlbum = $"SELECT artwork_id, NULL AS track_id, album_id, source, source_url, created_at, 0 AS step FROM album_artworks WHERE album_id = @id AND {Front}";
    private const string OfTracksAlbum = $"""
        SELECT a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at, 1
        FROM tracks t JOIN album_artworks a ON a.album_id = t.album_id AND a.{Front} WHERE t.id = @id
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _resolveTrack;
    private readonly SqliteCommand _resolveAlbum;
    private readonly SqliteCommand _findTrack;
    private readonly SqliteCommand _findAlbum;
    private readonly SqliteCommand _read;

    public SqliteImageStatements(SqliteConnection connection)
    {
        _connection = connection;
        _resolveTrack = Prepare($"SELECT {Info} FROM ({OfTrack} UNION ALL {OfTracksAlbum}) s {Rendition} ORDER BY s.step LIMIT 1");
        _resolveAlbum = Prepare($"SELECT {Info} FROM ({OfAlbum}) s {Rendition}");
        _findTrack = Prepare($"SELECT {Info}, c.data FROM ({OfTrack}) s {Rendition} JOIN image_contents c ON c.image_id = i.id");
        _findAlbum = Prepare($"SELECT {Info}, c.data FROM ({OfAlbum}) s {Rendition} JOIN image_contents c ON c.image_id = i.id");
        _read = Prepare("SELECT data FROM image_contents WHERE image_id = @id");
    }

    public ImageInfo? Resolve(ImageRequest request)
    {
        using SqliteDataReader row = Run(request.Subject == ImageSubject.Track ? _resolveTrack : _resolveAlbum, request);
        return row.Read() ? InfoOf(row, request.Size) : null;
    }

    public Image? Find(ImageRequest owner)
    {
        using SqliteDataReader row = Run(owner.Subject == ImageSubject.Track ? _findTrack : _findAlbum, owner);
        return row.Read() ? new Image(InfoOf(row, owner.Size), row.GetFieldValue<byte[]>(13)) : null;
    }

    public byte[]? Read(long imageId)
    {
        _read.Parameters[0].Value = imageId;
        using SqliteDataReader row = _read.ExecuteReader();
        return row.Read() ? row.GetFieldValue<byte[]>(0) : null;
    }

    public void Dispose()
    {
        _resolveTrack.Dispose();
        _resolveAlbum.Dispose();
        _findTrack.Dispose();
        _findAlbum.Dispose();
        _read.Dispose();
        _connection.Dispose();
    }

    private static ImageInfo InfoOf(SqliteDataReader row, ImageSize size) => new()
    {
        Id = row.GetInt64(0),
        ArtworkId = row.GetInt64(1),
        Size = size,
        MimeType = row.GetString(2),
        Width = row.GetInt32(3),
        Height = row.GetInt32(4),
        ByteLength = row.GetInt32(5),
        TrackId = row.IsDBNull(6) ? null : row.GetInt64(6),
        AlbumId = row.IsDBNull(7) ? null : row.GetInt64(7),
        Source = row.GetString(8),
        SourceUrl = row.IsDBNull(9) ? null : row.GetString(9),
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(10), DateTimeKind.Utc)),
        ThumbHash = row.IsDBNull(11) ? null : Placeholder.ToThumbHash(row.GetFieldValue<byte[]>(11)),
        DominantColour = row.IsDBNull(12) ? null : row.GetInt32(12),
    };

    private static SqliteDataReader Run(SqliteCommand command, ImageRequest request)
    {
        command.Parameters[0].Value = request.Id;
        command.Parameters[1].Value = Words<ImageSize>.Of(request.Size);
        return command.ExecuteReader();
    }

    private SqliteCommand Prepare(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("@id", SqliteType.Integer);
        if (sql.Contains("@size", StringComparison.Ordinal))
            command.Parameters.Add("@size", SqliteType.Text);
        command.Prepare();
        return command;
    }
}
