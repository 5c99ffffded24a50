using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Ends a statement when its call is canceled. The driver looks at the token before a statement only, and a search of a large library would
/// keep a processor busy whose answer nobody waits for.
/// </summary>
internal static class SqliteInterruption
{
    /// <summary>Reads, on a connection that stays open until nothing can interrupt it any more.</summary>
    public static async Task<T> ReadAsync<T>(
        DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || context.Database.GetDbConnection() is not SqliteConnection connection)
            return await read(context, cancellationToken).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
                static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
            return await read(context, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException exception)
            when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            // An interruption lasts until the next statement begins. If the connection were closed before, and as the last one, SQLite
            // would not move the log into the database.
            if (cancellationToken.IsCancellationRequested)
                _ = raw.sqlite3_exec(connection.Handle, "SELECT 1");
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
