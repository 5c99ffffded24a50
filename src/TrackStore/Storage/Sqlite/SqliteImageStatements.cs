using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>An open connection with the prepared statements that read artwork. Not thread-safe.</summary>
internal sealed class SqliteImageStatements : IDisposable
{
    internal const string Info = """
        i.id, i.artwork_id, i.mime_type, i.width, i.height, i.byte_length, s.track_id, s.album_id, s.source, s.source_url, s.created_at,
        w.thumb_hash, w.dominant_color, i.size, w.key_hash
        """;

    // The columns of Info.
    internal const int InfoColumns = 15;

    // For a number of pixels: the smallest rendition that is large enough, else the largest.
    private const string Rendition = """
        JOIN images i ON i.artwork_id = s.artwork_id AND i.size = COALESCE(@size, (
            SELECT c.size FROM images c WHERE c.artwork_id = s.artwork_id
            ORDER BY MAX(c.width, c.height) < @pixels, ABS(MAX(c.width, c.height) - @pixels), c.byte_length, c.id LIMIT 1))
        JOIN artworks w ON w.id = s.artwork_id
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<(string Shown, bool WithData), SqliteCommand> _shown = [];
    private readonly SqliteCommand _read;
    private SqliteCommand? _readKey;
    private SqliteCommand? _readAll;
    private SqliteImagePage? _page;

    public SqliteImageStatements(SqliteConnection connection)
    {
        _connection = connection;
        _read = Prepare("SELECT data FROM image_contents WHERE image_id = @id");
    }

    public ImageInfo? Resolve(ImageRequest request)
    {
        using SqliteDataReader row = Run(request, withData: false);
        return row.Read() ? InfoOf(row) : null;
    }

    public Dictionary<ImageRequest, ImageInfo> Resolve(IReadOnlyList<ImageRequest> requests)
        => (_page ??= new SqliteImagePage(_connection)).Resolve(requests);

    public Image? Find(ImageRequest owner)
    {
        using SqliteDataReader row = Run(owner with { Fallback = ImageFallback.None }, withData: true);
        return row.Read() ? new Image(InfoOf(row), row.GetFieldValue<byte[]>(InfoColumns)) : null;
    }

    public ImageContent? Read(ArtworkKey key, ImageSize size)
    {
        _readKey ??= PrepareKey();
        _readKey.Parameters[0].Value = key.ArtworkId;
        _readKey.Parameters[1].Value = StoredArtworkKey.ToStored(key.Hash);
        _readKey.Parameters[2].Value = EnumNames<ImageSize>.Of(size);
        using SqliteDataReader row = _readKey.ExecuteReader();
        return !row.Read() ? null : new ImageContent
        {
            Key = key,
            Size = size,
            MimeType = row.GetString(0),
            Width = row.GetInt32(1),
            Height = row.GetInt32(2),
            Data = row.GetFieldValue<byte[]>(3),
        };
    }

    public Dictionary<long, ReadOnlyMemory<byte>> Read(IReadOnlyCollection<long> imageIds)
    {
        _readAll ??= Prepare("SELECT image_id, data FROM json_each(@id) AS wanted CROSS JOIN image_contents ON image_id = wanted.value");
        _readAll.Parameters[0].SqliteType = SqliteType.Text;
        _readAll.Parameters[0].Value = $"[{string.Join(',', imageIds)}]";
        var found = new Dictionary<long, ReadOnlyMemory<byte>>(imageIds.Count);
        using SqliteDataReader row = _readAll.ExecuteReader();
        while (row.Read())
            found[row.GetInt64(0)] = row.GetFieldValue<byte[]>(1);
        return found;
    }

    public byte[]? Read(long imageId)
    {
        _read.Parameters[0].Value = imageId;
        using SqliteDataReader row = _read.ExecuteReader();
        return row.Read() ? row.GetFieldValue<byte[]>(0) : null;
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _shown.Values)
            command.Dispose();
        _read.Dispose();
        _readKey?.Dispose();
        _readAll?.Dispose();
        _page?.Dispose();
        _connection.Dispose();
    }

    internal static ImageInfo InfoOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ArtworkId = row.GetInt64(1),
        ArtworkKey = StoredArtworkKey.Of(row.GetInt64(1), row.GetInt64(14)),
        Size = EnumNames<ImageSize>.Parse(row.GetString(13)),
        MimeType = row.GetString(2),
        Width = row.GetInt32(3),
        Height = row.GetInt32(4),
        ByteLength = row.GetInt32(5),
        TrackId = row.IsDBNull(6) ? null : row.GetInt64(6),
        AlbumId = row.IsDBNull(7) ? null : row.GetInt64(7),
        Source = row.GetString(8),
        SourceUrl = row.IsDBNull(9) ? null : row.GetString(9),
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(10), DateTimeKind.Utc)),
        ThumbHash = row.IsDBNull(11) ? null : StoredThumbHash.Read(row.GetFieldValue<byte[]>(11)),
        DominantColor = row.IsDBNull(12) ? null : row.GetInt32(12),
    };

    private SqliteDataReader Run(ImageRequest request, bool withData)
    {
        SqliteCommand command = CommandFor(request, withData);
        command.Parameters[0].Value = request.Owner.Id;
        command.Parameters[1].Value = request.Target.Size is { } size ? EnumNames<ImageSize>.Of(size) : DBNull.Value;
        command.Parameters[2].Value = EnumNames<ArtworkKind>.Of(request.Kind);
        command.Parameters[3].Value = request.Target.Pixels ?? 0;
        return command.ExecuteReader();
    }

    private SqliteCommand CommandFor(ImageRequest request, bool withData)
    {
        string shown = SqliteShownPicture.For(request);
        if (!_shown.TryGetValue((shown, withData), out SqliteCommand? command))
        {
            command = Prepare(withData
                ? $"SELECT {Info}, c.data FROM ({shown}) s {Rendition} JOIN image_contents c ON c.image_id = i.id"
                : $"SELECT {Info} FROM ({shown}) s {Rendition}");
            _shown.Add((shown, withData), command);
        }

        return command;
    }

    private SqliteCommand PrepareKey()
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = """
            SELECT i.mime_type, i.width, i.height, c.data
            FROM artworks w JOIN images i ON i.artwork_id = w.id AND i.size = @size JOIN image_contents c ON c.image_id = i.id
            WHERE w.id = @id AND w.key_hash = @hash
            """;
        command.Parameters.Add("@id", SqliteType.Integer);
        command.Parameters.Add("@hash", SqliteType.Integer);
        command.Parameters.Add("@size", SqliteType.Text);
        command.Prepare();
        return command;
    }

    private SqliteCommand Prepare(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("@id", SqliteType.Integer);
        if (sql.Contains("@size", StringComparison.Ordinal))
        {
            command.Parameters.Add("@size", SqliteType.Text);
            command.Parameters.Add("@kind", SqliteType.Text);
            command.Parameters.Add("@pixels", SqliteType.Integer);
        }

        command.Prepare();
        return command;
    }
}
