using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class ImageConfiguration : IEntityTypeConfiguration<ImageEntity>
{
    public void Configure(EntityTypeBuilder<ImageEntity> builder)
    {
        builder.ToTable(Schema.Images);
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Size).HasMaxLength(20);
        builder.Property(i => i.MimeType).HasMaxLength(30);
        builder.HasOne(i => i.Artwork).WithMany(a => a.Images).HasForeignKey(i => i.ArtworkId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.ArtworkId, i.Size }).IsUnique();
    }
}
