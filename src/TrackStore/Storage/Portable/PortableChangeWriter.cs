using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.Portable;

/// <summary>
/// Writes plans with generated SQL that every relational database takes. EF Core's type mappings make the parameters, so that converters
/// and store types are the model's. Each statement is a round trip, in which an INSERT takes several rows.
/// </summary>
/// <param name="rowsAtOnce">
/// The rows of an INSERT: several save round trips to a server, but make SQLite slower.
/// </param>
internal sealed class PortableChangeWriter(int rowsAtOnce) : IChangeWriter
{
    public async Task ApplyAsync(DbContext context, ChangePlan plan, CancellationToken cancellationToken)
    {
        var statements = new PortableStatements(context, rowsAtOnce);
        foreach (RowChanges changes in plan.InOrder)
        {
            foreach (DbCommand command in changes.Accept(statements))
            {
                await using (command.ConfigureAwait(false))
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
