using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The reader and writer for providers without their own, on PostgreSQL.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class HostPostgreSqlPortableConformanceTests : HostPostgreSqlConformance
{
    protected override bool IsPortable => true;
}
