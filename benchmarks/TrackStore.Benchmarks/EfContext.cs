using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage;

namespace TrackStore.Benchmarks;

/// <summary>The peers' context: the store's model, but the database assigns the ids, as EF Core's users are used to.</summary>
internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseTrackStore();
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.FindPrimaryKey() is { Properties: [{ Name: "Id" } id] })
                id.ValueGenerated = ValueGenerated.OnAdd;
        }
    }
}
