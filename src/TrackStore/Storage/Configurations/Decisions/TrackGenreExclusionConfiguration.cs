using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class TrackGenreExclusionConfiguration : IEntityTypeConfiguration<TrackGenreExclusionEntity>
{
    public void Configure(EntityTypeBuilder<TrackGenreExclusionEntity> builder)
    {
        builder.ToTable(Schema.TrackGenreExclusions);
        builder.UseWithoutRowId();
        builder.HasKey(excluded => new { excluded.TrackId, excluded.GenreId });
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(excluded => excluded.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<GenreEntity>().WithMany().HasForeignKey(excluded => excluded.GenreId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(excluded => excluded.GenreId);
    }
}
