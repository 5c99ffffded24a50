using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class ArtworkConfiguration : IEntityTypeConfiguration<ArtworkEntity>
{
    public void Configure(EntityTypeBuilder<ArtworkEntity> builder)
    {
        builder.ToTable(Schema.Artworks);
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Hash).HasMaxLength(32);
        builder.Property(a => a.Profile).HasMaxLength(200);
        builder.Property(a => a.MimeType).HasMaxLength(30);
        builder.Property(a => a.ThumbHash).HasMaxLength(32);
        builder.HasIndex(a => new { a.Hash, a.Profile }).IsUnique();
        builder.HasIndex(a => new { a.LongestSide, a.Id });

        // These have filters; see StoreIndexFilters.
        builder.HasIndex(a => a.HashBand0);
        builder.HasIndex(a => a.HashBand1);
        builder.HasIndex(a => a.HashBand2);
        builder.HasIndex(a => a.HashBand3);
        builder.HasIndex(a => a.ReleasedAt);
    }
}
