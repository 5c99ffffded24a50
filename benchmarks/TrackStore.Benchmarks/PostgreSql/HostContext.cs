using Microsoft.EntityFrameworkCore;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>The context of a host that keeps the store's tables in a schema of their own.</summary>
internal sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTrackStore(schema: "music", prefix: "ts_");
}
