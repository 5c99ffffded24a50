using Npgsql;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>The current row of a statement.</summary>
internal sealed class PostgreSqlRow(NpgsqlDataReader reader) : SqlRow
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override long Integer(int column) => reader.GetInt64(column);

    public override bool Boolean(int column) => reader.GetBoolean(column);

    public override double Real(int column) => reader.GetDouble(column);

    public override string Text(int column) => reader.GetString(column);

    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override DateTime Time(int column) => reader.GetDateTime(column);

    // The driver has no text without a string.
    public override string? TextOrNull(int column, string? expected)
    {
        if (reader.IsDBNull(column))
            return null;
        string text = reader.GetString(column);
        return text == expected ? expected : text;
    }
}
