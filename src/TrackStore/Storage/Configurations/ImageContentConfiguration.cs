using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class ImageContentConfiguration : IEntityTypeConfiguration<ImageContentEntity>
{
    public void Configure(EntityTypeBuilder<ImageContentEntity> builder)
    {
        builder.ToTable(Schema.ImageContents);
        builder.HasKey(c => c.ImageId);
        builder.Property(c => c.ImageId).ValueGeneratedNever();
        builder.HasOne<ImageEntity>().WithOne().HasForeignKey<ImageContentEntity>(c => c.ImageId).OnDelete(DeleteBehavior.Cascade);
    }
}
