using Microsoft.Extensions.Logging;
using Npgsql;
using TrackStore.Storage.PostgreSql.Statements;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// Listens on a connection of its own for the notifications of other processes' writes, and connects again after the connection was lost.
/// </summary>
internal sealed class PostgreSqlChangeListener(
    PostgreSqlStoreOptions options,
    TimeProvider time,
    ILogger<PostgreSqlChangeListener> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    // A connection that a firewall has dropped stays silent, so the server has to answer now and then.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);

    public async Task RunAsync(string writer, Action changed, CancellationToken cancellationToken)
    {
        TimeSpan delay = FirstDelay;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await StartAsync(connection, writer, changed, cancellationToken).ConfigureAwait(false);
                    delay = FirstDelay;

                    // Nobody has listened until now.
                    changed();
                    await WaitAsync(connection, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.ListenFailed(logger, error, delay);
            }

            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        string? text = options.ListenConnectionString ?? (options.ListenDataSource is null ? options.ConnectionString : null);
        if (text is null)
            return await (options.ListenDataSource ?? options.DataSource!).OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

        // Held as long as the store lives, so it is none that the pool could lend.
        var settings = new NpgsqlConnectionStringBuilder(text) { Pooling = false, Multiplexing = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task StartAsync(
        NpgsqlConnection connection, string writer, Action changed, CancellationToken cancellationToken)
    {
        connection.Notification += (_, notification) =>
        {
            if (notification.Payload != writer)
                changed();
        };
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = PostgreSqlNotification.SelectChannel;
        object? channel = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        command.CommandText = $"LISTEN {channel}";
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WaitAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using NpgsqlCommand check = connection.CreateCommand();
        check.CommandText = "SELECT 1";
        while (true)
        {
            if (!await connection.WaitAsync(CheckInterval, cancellationToken).ConfigureAwait(false))
                await check.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
