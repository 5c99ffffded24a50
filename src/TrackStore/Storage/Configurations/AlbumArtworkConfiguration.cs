using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class AlbumArtworkConfiguration : IEntityTypeConfiguration<AlbumArtworkEntity>
{
    public void Configure(EntityTypeBuilder<AlbumArtworkEntity> builder)
    {
        builder.ToTable(Schema.AlbumArtworks);
        builder.HasKey(a => new { a.AlbumId, a.Kind, a.Source });
        builder.Property(a => a.Kind).HasMaxLength(20);
        builder.Property(a => a.Source).HasMaxLength(TextRules.Source);
        builder.Property(a => a.SourceUrl).HasMaxLength(TextRules.Url);
        builder.Property(a => a.RefusedByUser).HasDefaultValue(false);
        builder.HasOne<AlbumEntity>().WithMany().HasForeignKey(a => a.AlbumId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(a => a.Artwork).WithMany().HasForeignKey(a => a.ArtworkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.ArtworkId);
    }
}
