using Microsoft.EntityFrameworkCore;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The reader and writer for providers without their own, on SQLite.</summary>
public sealed class HostSqlitePortableConformanceTests : HostSqliteConformance
{
    protected override bool IsPortable => true;

    protected override void Configure(DbContextOptionsBuilder options) => options.UseTrackStore(prefix: "ts_");
}
