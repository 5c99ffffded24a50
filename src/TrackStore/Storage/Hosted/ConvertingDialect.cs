using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Portable;
using TrackStore.Storage.Size;

namespace TrackStore.Storage.Hosted;

/// <summary>A dialect whose rows are read and written through EF Core's mapping, because the host converts some of their columns.</summary>
internal sealed class ConvertingDialect(IHostDialect inner) : IHostDialect
{
    private readonly PortableDialect _portable = new();

    public bool BlocksCaller => inner.BlocksCaller;

    public bool SharesCommits => inner.SharesCommits;

    public IRowReader Rows => _portable.Rows;

    public IChangeWriter Changes => _portable.Changes;

    // A converted column would be searched as the host stores it.
    public ISearchIndex Search => NoSearchIndex.Instance;

    public IsolationLevel SnapshotLevel => inner.SnapshotLevel;

    public IStorageSize Size => inner.Size;

    public Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => inner.ReadAsync(context, read, cancellationToken);

    public bool Supports(string provider) => inner.Supports(provider);

    public string PlaceOf(DbContext context) => inner.PlaceOf(context);

    public Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken) => inner.ExistsAsync(context, cancellationToken);

    public bool IsMissing(DbException exception) => inner.IsMissing(exception);

    public Task CheckAsync(DbContext context, CancellationToken cancellationToken) => inner.CheckAsync(context, cancellationToken);

    public Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
        => inner.BeginWriteAsync(context, cancellationToken);

    public TrackStoreException? Translate(DbException exception, string place) => inner.Translate(exception, place);
}
