using Microsoft.EntityFrameworkCore;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>A host's context: a table of its own beside the store's.</summary>
public sealed class SetlistContext(DbContextOptions<SetlistContext> options) : DbContext(options)
{
    public DbSet<SetlistEntry> Entries => Set<SetlistEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTrackStore(prefix: "ts_");
}
