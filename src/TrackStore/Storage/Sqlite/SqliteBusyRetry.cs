using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Waits for the write lock in short intervals, because the driver's own wait can't be canceled.</summary>
internal static class SqliteBusyRetry
{
    /// <summary>The shortest wait of the driver, in seconds: the delay until a connection observes a cancellation.</summary>
    public const int WaitSeconds = 1;

    private static readonly TimeSpan ReadDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Repeats a read on the native interface, which doesn't wait, while another connection has the file for itself. The last one to close
    /// it does so to move the log into the database.
    /// </summary>
    public static async Task<T> ReadAsync<T>(TimeSpan timeout, TimeProvider time, Func<T> read, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return read();
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_BUSY && time.GetElapsedTime(start) < timeout)
            {
                // Not by the store's clock: a test's clock may stand still, and the other connection doesn't.
                await Task.Delay(ReadDelay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs work on an open connection, whose time-out is shortened meanwhile.</summary>
    public static async Task<T> RetryAsync<T>(
        SqliteConnection connection,
        TimeSpan timeout,
        TimeProvider time,
        Func<Task<T>> work,
        CancellationToken cancellationToken)
    {
        int usual = connection.DefaultTimeout;
        connection.DefaultTimeout = WaitSeconds;
        try
        {
            return await RetryAsync(timeout, time, work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connection.DefaultTimeout = usual;
        }
    }

    /// <summary>Runs work that opens connections with a time-out of <see cref="WaitSeconds"/>.</summary>
    public static async Task<T> RetryAsync<T>(TimeSpan timeout, TimeProvider time, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_BUSY && time.GetElapsedTime(start) < timeout)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
