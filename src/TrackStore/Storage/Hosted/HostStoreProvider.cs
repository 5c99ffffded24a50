using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Model;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Portable;
using TrackStore.Storage.Size;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage.Hosted;

/// <summary>
/// Keeps a library in the tables of a host's context. The host creates and migrates its database; the store checks it and changes nothing
/// but rows. Native readers and writers are used where there are some for the context's provider and it converts no column, portable ones
/// otherwise.
/// </summary>
internal sealed class HostStoreProvider : IStoreProvider
{
    private readonly IContextSource _contexts;
    private readonly List<IHostDialect> _dialects;
    private IHostDialect? _dialect;
    private WriteGate? _gate;
    private string _place = "";

    /// <param name="contexts">The contexts.</param>
    /// <param name="dialects">The dialects of known providers. For others there is a portable one.</param>
    public HostStoreProvider(IContextSource contexts, IEnumerable<IHostDialect> dialects)
    {
        _contexts = contexts;
        _dialects = [.. dialects, new PortableDialect()];
        Images = new PortableImageReader(_ => new ValueTask<ContextLease>(Rent()));
    }

    // Until the provider is known, a call may block.
    public bool BlocksCaller => _dialect?.BlocksCaller ?? true;

    public bool IsReadOnly => false;

    public bool SharesCommits => Dialect.SharesCommits;

    public IImageReader Images { get; }

    public WriteGate Gate => _gate ?? throw new InvalidOperationException("The database was not opened.");

    public IRowReader Rows => Dialect.Rows;

    public IArtistReader? Artists => Dialect.Artists;

    public IChangeWriter Changes => Dialect.Changes;

    public ISearchIndex Search => Dialect.Search;

    public IsolationLevel SnapshotLevel => Dialect.SnapshotLevel;

    public IStorageSize Size => Dialect.Size;

    private IHostDialect Dialect => _dialect ?? throw new InvalidOperationException("The database was not opened.");

    public ContextLease Rent() => _contexts.Rent();

    public Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => Dialect.ReadAsync(context, read, cancellationToken);

    public async Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        ContextLease lease = Rent();
        await using (lease.ConfigureAwait(false))
        {
            StoreModelReport report = StoreModelValidator.Validate(lease.Context.Model, _contexts.Name);
            string provider = lease.Context.Database.ProviderName ?? "";
            IHostDialect dialect = _dialects.First(dialect => dialect.Supports(provider));
            if (report.ConvertedEntities.Count > 0)
                dialect = new ConvertingDialect(dialect);
            _place = dialect.PlaceOf(lease.Context);

            // SQLite locks the file, a server the row of counters.
            _gate = WriteGate.For(
                dialect.SharesCommits ? $"{_place}, {StoreMap.Of(lease.Context).Table<StoreCountersEntity>().Name}" : _place);

            // Known before the first query, whose errors it translates.
            _dialect = dialect;
            if (!await dialect.ExistsAsync(lease.Context, cancellationToken).ConfigureAwait(false))
                throw await StoreSchemaValidator.NoDatabaseAsync(lease.Context, cancellationToken).ConfigureAwait(false);
            if (mode != SchemaMode.None)
            {
                await StoreSchemaValidator.ValidateAsync(lease.Context, dialect.IsMissing, cancellationToken).ConfigureAwait(false);
                await dialect.CheckAsync(lease.Context, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public string GenerateSchemaScript(string? fromMigration) => throw new InvalidOperationException(
        $"The tables are in {_contexts.Name}, so its migrations create them: dotnet ef migrations script --context {_contexts.Name}");

    public Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
        => Dialect.BeginWriteAsync(context, cancellationToken);

    public void EndWrite(DbContext context)
    {
        // Nothing is kept of a host's write.
    }

    public void RequireSameDatabase(DbContext context)
    {
        if (_contexts.Type.IsInstanceOfType(context) && Dialect.PlaceOf(context) == _place)
            return;
        throw new InvalidOperationException(
            $"The library is in {_contexts.Name} ({_place}), so only a context of that type on the same database can be passed.");
    }

    public TrackStoreException? Translate(DbException exception) => (_dialect ?? _dialects[^1]).Translate(exception, _place);

    public void Dispose()
    {
        // The contexts are the host's.
    }
}
