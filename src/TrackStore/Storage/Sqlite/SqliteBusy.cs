using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Waits for the write lock in short turns, because the driver's own wait can't be cancelled.</summary>
internal static class SqliteBusy
{
    /// <summary>The driver's shortest wait, by which a connection hears of a cancellation.</summary>
    public const int TurnSeconds = 1;

    public static async Task<T> RetryAsync<T>(SqliteConnection connection, TimeSpan timeout, TimeProvider time, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        int usual = connection.DefaultTimeout;
        long start = time.GetTimestamp();
        connection.DefaultTimeout = TurnSeconds;
        try
        {
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
        finally
        {
            connection.DefaultTimeout = usual;
        }
    }
}
