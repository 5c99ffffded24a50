using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.Portable;

/// <summary>
/// Writes plans with generated SQL that every relational database takes. EF Core's type mappings make the parameters, so that converters
/// and store types are the model's. Many statements share a round trip if the driver has batches; otherwise each takes one.
/// </summary>
/// <param name="rowsAtOnce">
/// The rows of an INSERT: several save a server work, but make SQLite slower.
/// </param>
internal sealed class PortableChangeWriter(int rowsAtOnce) : IChangeWriter
{
    // Bounds the memory for the parameters of a batch.
    private const int MostStatements = 100;

    public async Task ApplyAsync(DbContext context, ChangePlan plan, CancellationToken cancellationToken)
    {
        DbConnection connection = context.Database.GetDbConnection();
        DbTransaction? transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        int? timeout = context.Database.GetCommandTimeout();
        using var statements = new PortableStatements(context, rowsAtOnce);
        IEnumerable<PortableStatement> all = plan.InOrder.SelectMany(changes => changes.Accept(statements));
        if (connection.CanCreateBatch)
        {
            foreach (PortableStatement[] some in all.Chunk(MostStatements))
                await ExecuteAsync(connection, transaction, timeout, some, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (PortableStatement statement in all)
            await ExecuteAsync(connection, transaction, timeout, statement, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        DbTransaction? transaction,
        int? timeout,
        PortableStatement[] statements,
        CancellationToken cancellationToken)
    {
        DbBatch batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = transaction;
            if (timeout is { } seconds)
                batch.Timeout = seconds;
            foreach (PortableStatement statement in statements)
            {
                DbBatchCommand command = batch.CreateBatchCommand();
                command.CommandText = statement.Text;
                foreach (DbParameter parameter in statement.Parameters)
                    command.Parameters.Add(parameter);
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        DbTransaction? transaction,
        int? timeout,
        PortableStatement statement,
        CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = statement.Text;
            command.Transaction = transaction;
            if (timeout is { } seconds)
                command.CommandTimeout = seconds;
            foreach (DbParameter parameter in statement.Parameters)
                command.Parameters.Add(parameter);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
