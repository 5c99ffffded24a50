using System.Data.Common;

namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>ADO.NET, with a connection from the pool for each call.</summary>
internal sealed class AdoNetPeer(Func<DbConnection> connect, PeerSql sql) : IListPeer
{
    public string Name => "ADO.NET";

    public Task<List<PeerTrack>> PageAsync(int skip, int take) => ReadAsync(PeerSql.Page, Row, ("@skip", skip), ("@take", take));

    public Task<List<PeerTrack>> SearchAsync(string word, int take) => ReadAsync(sql.Search, Row, ("@word", $"%{word}%"), ("@take", take));

    public Task<List<PeerTrack>> GenreAsync(string genre, int take) => ReadAsync(PeerSql.Genre, Row, ("@genre", genre), ("@take", take));

    public Task<List<PeerTrack>> ImageAsync(bool hasImage, int take) => ReadAsync(PeerSql.Image(hasImage), Row, ("@take", take));

    public async Task<int> CountAsync(string word) => (await ReadAsync(sql.Count, reader => reader.GetInt32(0), ("@word", $"%{word}%")))[0];

    public async Task<int> GenreFacetAsync() => (await ReadAsync(PeerSql.GenreFacet, reader => (reader.GetString(0), reader.GetInt64(1)))).Count;

    private async Task<List<T>> ReadAsync<T>(string text, Func<DbDataReader, T> map, params (string Name, object Value)[] parameters)
    {
        await using DbConnection connection = connect();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        foreach ((string name, object value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(map(reader));
        return rows;
    }

    private static PeerTrack Row(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Title = reader.GetString(1),
        Artist = reader.GetString(2),
        Album = reader.IsDBNull(3) ? null : reader.GetString(3),
        Year = reader.IsDBNull(4) ? null : reader.GetString(4),
        Bpm = reader.IsDBNull(5) ? null : reader.GetDouble(5),
        HasImage = reader.GetBoolean(6),
    };
}
