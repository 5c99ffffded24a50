using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Writes;

namespace TrackStore.Tests.Fakes;

/// <summary>A database that is slow to open: whoever uses it first blocks its thread until the gate is opened, and the others wait.</summary>
internal sealed class GatedProvider(IStoreProvider inner, ManualResetEventSlim gate) : IStoreProvider
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when somebody has begun to open the database.</summary>
    public Task Reached => _reached.Task;

    public bool BlocksCaller => inner.BlocksCaller;

    public bool SharesCommits => inner.SharesCommits;

    public bool IsReadOnly => inner.IsReadOnly;

    public IImageReader Images => inner.Images;

    public WriteGate Gate => inner.Gate;

    public IRowReader Rows => inner.Rows;

    public IChangeWriter Changes => inner.Changes;

    public TrackStore.Storage.Size.IStorageSize Size => inner.Size;

    public ISearchIndex Search => inner.Search;

    public ContextLease Rent() => inner.Rent();

    public Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        gate.Wait(CancellationToken.None);
        return inner.PrepareSchemaAsync(mode, cancellationToken);
    }

    public string GenerateSchemaScript(string? fromMigration)
    {
        gate.Wait(CancellationToken.None);
        return inner.GenerateSchemaScript(fromMigration);
    }

    public Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken) => inner.BeginWriteAsync(context, cancellationToken);

    public void EndWrite(DbContext context) => inner.EndWrite(context);

    public void RequireSameDatabase(DbContext context) => inner.RequireSameDatabase(context);

    public TrackStoreException? Translate(DbException exception) => inner.Translate(exception);

    public void Dispose() => inner.Dispose();
}
