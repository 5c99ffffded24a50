using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using TrackStore.Storage.Portable;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// Prepares the statements that read a single picture, because planning one takes longer than running it. The driver keeps them on each
/// connection of its pool.
/// </summary>
/// <remarks>
/// Behind a pooler that shares a server's connection among transactions, a prepared statement may be gone, or be another client's. Such a
/// pooler answers the connection itself, so that the process which the driver was told of isn't the one that runs the statements.
/// </remarks>
internal sealed class PictureStatementPreparation : DbCommandInterceptor
{
    private static readonly string Prefix = $"-- {ImageQueries.Tag}";

    // Null until the first picture is read. Two readers may find out at once, with the same result.
    private bool? _prepares;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (_prepares == false || command is not NpgsqlCommand picture || !command.CommandText.StartsWith(Prefix, StringComparison.Ordinal))
            return result;
        _prepares ??= await IsDirectAsync(picture.Connection!, cancellationToken).ConfigureAwait(false);
        if (_prepares == true)
            await picture.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static async Task<bool> IsDirectAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (new NpgsqlConnectionStringBuilder(connection.ConnectionString).Multiplexing)
            return false;
        var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        await using (command.ConfigureAwait(false))
            return (int?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) == connection.ProcessID;
    }
}
