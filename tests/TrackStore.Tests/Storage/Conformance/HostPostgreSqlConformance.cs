using Microsoft.EntityFrameworkCore;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A host's context on PostgreSQL, with the tables in a schema of their own and EF Core's retries on.</summary>
public abstract class HostPostgreSqlConformance : StoreConformance
{
    private static readonly PostgreSqlTemplate Template = new(
        connectionString => HostDatabase.CreateTablesAsync(options => Configure(options, connectionString), CancellationToken.None));

    protected override bool RunsAll => ConformanceRun.IsFull;

    /// <summary>Gets a value indicating whether the store must not notice that it is PostgreSQL.</summary>
    protected abstract bool IsPortable { get; }

    protected override async Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        PostgreSqlDatabase server = await PostgreSqlDatabase.CreateAsync(Template);
        return new HostDatabase(options => Configure(options, server.ConnectionString), IsPortable, server);
    }

    private static void Configure(DbContextOptionsBuilder options, string connectionString)
        => options.UseNpgsql(connectionString, npgsql => npgsql.EnableRetryOnFailure()).UseTrackStore(schema: "music");
}
