using TrackStore.Tests.Fixtures.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlRun))]

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>Stops the servers at the end of the test run.</summary>
public sealed class PostgreSqlRun : IAsyncDisposable
{
    /// <summary>The value of the trait Category of all tests that need a server.</summary>
    public const string Category = "PostgreSql";

    public async ValueTask DisposeAsync()
    {
        await PostgreSqlTemplate.DropAllAsync();
        await PgBouncer.StopAsync();
        await PostgreSqlServer.StopAsync();
    }
}
