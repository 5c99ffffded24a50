using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage;

/// <summary>
/// The context of the embedded database. It only defines the model; queries use <see cref="DbContext.Set{TEntity}()"/>, so a host's context
/// can replace it.
/// </summary>
internal sealed class TrackStoreDbContext(DbContextOptions<TrackStoreDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTrackStore();
}
