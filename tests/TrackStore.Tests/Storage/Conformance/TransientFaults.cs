using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>Lets the first attempt of every other transaction fail, and a commit when a test asks for it.</summary>
internal sealed class TransientFaults : DbTransactionInterceptor
{
    private readonly AsyncLocal<StrongBox<bool>?> _failsCommit = new();
    private int _attempts;
    private int _thrown;

    /// <summary>Gets how many attempts failed.</summary>
    public int Thrown => Volatile.Read(ref _thrown);

    /// <summary>Lets the caller's next commit be refused, so that the whole write runs again.</summary>
    public void FailNextCommit() => _failsCommit.Value = new StrongBox<bool>(true);

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

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        FailCommit();
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        FailCommit();
        return ValueTask.FromResult(result);
    }

    private void FailCommit()
    {
        if (_failsCommit.Value is not { Value: true } fails)
            return;
        fails.Value = false;
        throw new TransientFault("40001");
    }

    private void Fail()
    {
        if (Interlocked.Increment(ref _attempts) % 2 == 0)
            return;
        Interlocked.Increment(ref _thrown);
        throw new TransientFault();
    }
}
