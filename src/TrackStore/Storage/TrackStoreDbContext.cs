using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage;

/// <summary>The store's own context. It holds the model only; queries go through <see cref="DbContext.Set{TEntity}()"/>, so that a host's context can stand in.</summary>
internal sealed class TrackStoreDbContext(DbContextOptions<TrackStoreDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTrackStore();
}
