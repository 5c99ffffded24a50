using Microsoft.Extensions.Options;
using TrackStore.Storage.PostgreSql;
using TrackStore.Storage.Writes;

namespace TrackStore.Tests.Storage.PostgreSql;

public sealed class WriteGateTests
{
    [Fact]
    public void Gate_OneSchema_IsShared() => Assert.Same(GateOf("Host=db;Database=music;Search Path=a"), GateOf("Host=db;Database=music;Search Path=a"));

    [Fact]
    public void Gate_AnotherSchema_IsAnother() => Assert.NotSame(GateOf("Host=db;Database=music;Search Path=a"), GateOf("Host=db;Database=music;Search Path=b"));

    private static WriteGate GateOf(string connectionString)
    {
        using var provider = new PostgreSqlStoreProvider(Options.Create(new PostgreSqlStoreOptions { ConnectionString = connectionString }));
        return provider.Gate;
    }
}
