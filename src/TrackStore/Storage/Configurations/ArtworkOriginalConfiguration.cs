using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class ArtworkOriginalConfiguration : IEntityTypeConfiguration<ArtworkOriginalEntity>
{
    public void Configure(EntityTypeBuilder<ArtworkOriginalEntity> builder)
    {
        builder.ToTable(Schema.ArtworkOriginals);
        builder.HasKey(original => original.Hash);
        builder.Property(original => original.Hash).HasMaxLength(32);
    }
}
