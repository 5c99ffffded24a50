using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackTagConfiguration : IEntityTypeConfiguration<TrackTagEntity>
{
    public void Configure(EntityTypeBuilder<TrackTagEntity> builder)
    {
        builder.ToTable(Schema.TrackTags);
        builder.UseWithoutRowId();
        builder.HasKey(t => new { t.TrackId, t.TagId });
        builder.HasOne<TrackEntity>().WithMany(t => t.Tags).HasForeignKey(t => t.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(t => t.Tag).WithMany(t => t.Tracks).HasForeignKey(t => t.TagId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.TagId);
    }
}
