using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Writes;

/// <summary>Tells what is known of a transaction whose commit failed.</summary>
internal static class CommitFailure
{
    // Classes of SQLSTATE: the connection broke, or the server was ended by its operator.
    private const string ConnectionClass = "08";
    private const string OperatorClass = "57";

    /// <summary>
    /// Tells whether the database has answered that it took the transaction back. A connection that broke during the commit, or a disk
    /// that failed, leaves open whether it was made.
    /// </summary>
    public static bool IsCertain(Exception error) => Cause(error) switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode != raw.SQLITE_IOERR,
        { SqlState: { Length: > 0 } state } => !state.StartsWith(ConnectionClass, StringComparison.Ordinal)
            && !state.StartsWith(OperatorClass, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Returns what to throw for a commit that may have been made, which must not be repeated unseen.</summary>
    /// <returns>Null when the failure is neither the database's nor the network's.</returns>
    public static StoreUnavailableException? Unanswered(Exception error, IStoreProvider provider)
    {
        DbException? cause = Cause(error);
        if (cause is null && error is not TimeoutException)
            return null;
        StoreFault fault = cause is not null && provider.Translate(cause) is StoreUnavailableException known
            ? known.Fault
            : StoreFault.Unknown;
        return new StoreUnavailableException(
            fault,
            $"The answer to the commit was lost: {(cause ?? error).Message.TrimEnd('.')}. "
                + "The changes may have been stored: read before you repeat the call.",
            cause ?? error);
    }

    /// <summary>Returns the driver's exception, which EF Core wraps and which may have a cause of its own; null if there is none.</summary>
    public static DbException? Cause(Exception? error)
    {
        while (error is not (null or DbException))
            error = error.InnerException;
        return error as DbException;
    }
}
