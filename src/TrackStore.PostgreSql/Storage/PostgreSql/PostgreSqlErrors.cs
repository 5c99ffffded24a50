using System.Data.Common;
using Npgsql;

namespace TrackStore.Storage.PostgreSql;

/// <summary>Translates the errors of PostgreSQL and of the connection to it to the exceptions of the store.</summary>
internal static class PostgreSqlErrors
{
    // The classes of https://www.postgresql.org/docs/current/errcodes-appendix.html whose codes have one remedy.
    private const string ConnectionClass = "08";
    private const string AuthorizationClass = "28";
    private const string SystemClass = "58";
    private const string CorruptionClass = "XX";

    /// <param name="exception">The exception.</param>
    /// <param name="place">The database, without credentials.</param>
    /// <param name="isHosts">Whether the tables are in a host's context, whose migrations create them.</param>
    public static TrackStoreException? Translate(DbException exception, string place, bool isHosts = false)
    {
        (StoreFault Fault, string Message)? found = exception switch
        {
            PostgresException error => Of(error, isHosts),
            NpgsqlException { InnerException: TimeoutException } timeout => OfTimeout(timeout),
            NpgsqlException { InnerException: null } refused when refused.Message.Contains("No password", StringComparison.Ordinal) => (
                StoreFault.AccessDenied,
                "The server refused the login, because it requires a password and the connection has none. Set the Password of the "
                    + "connection string, or of the data source."),
            NpgsqlException => (
                StoreFault.Unreachable,
                "The server can't be reached, or the connection was lost. Check the host, the port and the network, and try again."),
            _ => null,
        };
        return found is var (fault, message) ? new StoreUnavailableException(fault, $"{message} ({place})", exception) : null;
    }

    private static (StoreFault Fault, string Message) Of(PostgresException error, bool isHosts) => error.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => (
            StoreFault.Busy,
            "Another process was writing for longer than the lock time-out. Try again, or raise the LockTimeout of PostgreSQL's options."),
        PostgresErrorCodes.QueryCanceled => (
            StoreFault.Busy,
            "The server ended a statement, because it took longer than the server's statement_timeout or an administrator canceled it. "
                + "Try again, or raise that setting for this user."),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => (
            StoreFault.Busy,
            "Another session changed the same rows at the same time. Try again."),
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded => (
            StoreFault.Unreachable,
            "The server accepts no further connection. Lower \"Maximum Pool Size\" of the connection strings, or raise max_connections."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => (
            StoreFault.Unreachable,
            "The server is starting, stopping or recovering. Try again when it is ready."),
        PostgresErrorCodes.DiskFull => (
            StoreFault.DiskFull,
            "The server's disk is full. Free some space and try again. Committed changes are kept."),
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege when isHosts => (
            StoreFault.AccessDenied,
            $"The user of the connection lacks a right: {error.MessageText}. Grant it SELECT, INSERT, UPDATE and DELETE on the library's "
                + "tables, and USAGE on their schema."),
        PostgresErrorCodes.InsufficientPrivilege => (
            StoreFault.AccessDenied,
            $"The user of the connection lacks a right: {error.MessageText}. Grant it (creating the tables needs CREATE on the schema), "
                + "or let an administrator run the script that ITrackStoreDatabase.GenerateSchemaScriptAsync generates."),
        PostgresErrorCodes.InvalidCatalogName => (
            StoreFault.CannotOpen,
            "The database doesn't exist. Create it with CREATE DATABASE, encoding UTF8, or correct the connection string. "
                + "The store creates its tables, but no database."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn when isHosts => (
            StoreFault.NotADatabase,
            $"The schema isn't the one of this version: {error.MessageText}. Apply the migrations of the context, or correct the "
                + "connection's \"Search Path\"."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => (
            StoreFault.NotADatabase,
            $"The schema isn't the one of this version: {error.MessageText}. Use SchemaMode.Automatic, run the script that "
                + "ITrackStoreDatabase.GenerateSchemaScriptAsync generates, or correct the connection's \"Search Path\"."),
        { } code when code.StartsWith(AuthorizationClass, StringComparison.Ordinal) => (
            StoreFault.AccessDenied,
            $"The server refused the login: {error.MessageText}. Check the user and the password, and the server's pg_hba.conf."),
        { } code when code.StartsWith(ConnectionClass, StringComparison.Ordinal) => (
            StoreFault.Unreachable,
            $"The connection was lost: {error.MessageText}. Try again."),
        { } code when code.StartsWith(SystemClass, StringComparison.Ordinal) => (
            StoreFault.InputOutput,
            $"The server's operating system reported an error: {error.MessageText}. Check the server's disk and log."),
        { } code when code.StartsWith(CorruptionClass, StringComparison.Ordinal) => (
            StoreFault.Corrupt,
            $"The database is damaged: {error.MessageText}. Check the server's log, and restore a backup if necessary."),
        _ => (StoreFault.Unknown, $"PostgreSQL failed: {error.MessageText} ({error.SqlState}). Nothing of this call was written."),
    };

    private static (StoreFault Fault, string Message) ReadOnly => (
        StoreFault.ReadOnly,
        "The database can only be read, because the server is a standby or default_transaction_read_only is on. "
            + "Connect to the primary server, for example with \"Target Session Attributes=primary\".");

    // Npgsql names no reason but in its messages. Only a statement that ran has an exception of the stream between.
    private static (StoreFault Fault, string Message) OfTimeout(NpgsqlException timeout)
        => timeout.Message.Contains("reading", StringComparison.Ordinal)
            ? (
                StoreFault.Busy,
                "A statement took longer than the time-out. Try again, or raise the CommandTimeout of PostgreSQL's options, or of the "
                    + "host's context.")
            : (
                StoreFault.Unreachable,
                $"No connection became available in time: {timeout.Message.TrimEnd('.')}. "
                    + "Check the server, its network, and the size of the pool.");
}
