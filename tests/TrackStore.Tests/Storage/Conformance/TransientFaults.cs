using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>Lets the first attempt of every other transaction fail.</summary>
internal sealed class TransientFaults : DbTransactionInterceptor
{
    private int _attempts;
    private int _thrown;

    /// <summary>Gets how many attempts failed.</summary>
    public int Thrown => Volatile.Read(ref _thrown);

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Fail();
        return result;
    }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        Fail();
        return ValueTask.FromResult(result);
    }

    private void Fail()
    {
        if (Interlocked.Increment(ref _attempts) % 2 == 0)
            return;
        Interlocked.Increment(ref _thrown);
        throw new TransientFault();
    }
}
