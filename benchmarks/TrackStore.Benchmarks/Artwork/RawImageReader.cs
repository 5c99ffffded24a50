using Microsoft.Data.Sqlite;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// The fastest read that Microsoft.Data.Sqlite allows: one open connection and one prepared statement, called synchronously. It returns the same columns
/// as the store, from the same joins.
/// </summary>
internal sealed class RawImageReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public RawImageReader(string file, ArtworkOwnerKind owner)
    {
        (string links, string column) = owner == ArtworkOwnerKind.Track ? ("track_artworks", "track_id") : ("album_artworks", "album_id");
        _connection = SqliteAccess.Open(file);
        _command = _connection.CreateCommand();
        _command.CommandText = $"""
            SELECT i.id, i.artwork_id, i.mime_type, i.width, i.height, i.byte_length, l.source, l.source_url, l.created_at, c.data
            FROM {links} l JOIN images i ON i.artwork_id = l.artwork_id JOIN image_contents c ON c.image_id = i.id
            WHERE l.{column} = @id AND l.kind = 'front' AND l.is_shown AND i.size = @size
            """;
        _command.Parameters.Add("@id", SqliteType.Integer);
        _command.Parameters.Add("@size", SqliteType.Text);
        _command.Prepare();
    }

    public RawImage? Read(long id, string size)
    {
        _command.Parameters[0].Value = id;
        _command.Parameters[1].Value = size;
        using SqliteDataReader row = _command.ExecuteReader();
        return row.Read()
            ? new RawImage(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetInt32(4),
                row.GetInt32(5),
                row.GetString(6),
                row.IsDBNull(7) ? null : row.GetString(7),
                row.GetDateTime(8),
                row.GetFieldValue<byte[]>(9))
            : null;
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }
}
