using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>Lets every other commit fail before it reaches the database.</summary>
internal sealed class TransientFaults : DbTransactionInterceptor
{
    private int _commits;
    private int _thrown;

    /// <summary>Gets how many commits failed.</summary>
    public int Thrown => Volatile.Read(ref _thrown);

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Fail();
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Fail();
        return ValueTask.FromResult(result);
    }

    private void Fail()
    {
        if (Interlocked.Increment(ref _commits) % 2 == 0)
            return;
        Interlocked.Increment(ref _thrown);
        throw new TransientFault();
    }
}
