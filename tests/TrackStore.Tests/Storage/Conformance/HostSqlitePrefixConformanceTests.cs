using Microsoft.EntityFrameworkCore;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>Tables beside the host's, told apart by a prefix.</summary>
public sealed class HostSqlitePrefixConformanceTests : HostSqliteConformance
{
    protected override void Configure(DbContextOptionsBuilder options) => options.UseTrackStore(prefix: "ts_");
}
