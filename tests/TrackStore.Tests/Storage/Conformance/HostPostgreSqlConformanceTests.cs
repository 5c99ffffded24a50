using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A host's context on PostgreSQL.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class HostPostgreSqlConformanceTests : HostPostgreSqlConformance
{
    protected override bool IsPortable => false;
}
