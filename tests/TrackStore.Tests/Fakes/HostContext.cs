using Microsoft.EntityFrameworkCore;

namespace TrackStore.Tests.Fakes;

/// <summary>A context of a host with a table of its own, named as one of the store's. What else it does is up to the test.</summary>
internal class HostContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<HostAlbum> Albums => Set<HostAlbum>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<HostAlbum>().ToTable("albums");
}

internal sealed class HostAlbum
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
