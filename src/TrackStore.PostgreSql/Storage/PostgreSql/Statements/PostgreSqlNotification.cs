using Npgsql;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>The notification by which a write wakes the processes that listen. The server delivers it if the write is committed.</summary>
internal static class PostgreSqlNotification
{
    /// <summary>
    /// The expression of the channel: one for each library, which is alone in its schema. A name is shorter than 64 bytes, and so needs no
    /// quotes.
    /// </summary>
    private const string Channel = "'trackstore_' || md5(current_schema())";

    /// <summary>Gets the query of the channel's name.</summary>
    public static string SelectChannel => $"SELECT {Channel}";

    /// <summary>Returns the statement that notifies in the name of a store.</summary>
    public static NpgsqlBatchCommand From(string writer) => new($"SELECT pg_notify({Channel}, $1)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = writer } },
    };
}
