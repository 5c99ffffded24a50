using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackArtworkConfiguration : IEntityTypeConfiguration<TrackArtworkEntity>
{
    public void Configure(EntityTypeBuilder<TrackArtworkEntity> builder)
    {
        builder.ToTable(Schema.TrackArtworks);
        builder.HasKey(a => new { a.TrackId, a.Kind, a.Source });
        builder.Property(a => a.Kind).HasMaxLength(20);
        builder.Property(a => a.Source).HasMaxLength(TextRules.Source);
        builder.Property(a => a.SourceUrl).HasMaxLength(TextRules.Url);
        builder.Property(a => a.RefusedByUser).HasDefaultValue(false);
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(a => a.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(a => a.Artwork).WithMany().HasForeignKey(a => a.ArtworkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.ArtworkId);
    }
}
