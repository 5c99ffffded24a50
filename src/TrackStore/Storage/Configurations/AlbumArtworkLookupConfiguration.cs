using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class AlbumArtworkLookupConfiguration : IEntityTypeConfiguration<AlbumArtworkLookupEntity>
{
    public void Configure(EntityTypeBuilder<AlbumArtworkLookupEntity> builder)
    {
        builder.ToTable(Schema.AlbumArtworkLookups);
        builder.HasKey(l => new { l.AlbumId, l.Kind, l.Source });
        builder.Property(l => l.Kind).HasMaxLength(20);
        builder.Property(l => l.Source).HasMaxLength(TextRules.Source);
        builder.Property(l => l.State).HasMaxLength(10);
        builder.Property(l => l.Reason).HasMaxLength(TextRules.Description);
        builder.HasOne<AlbumEntity>().WithMany().HasForeignKey(l => l.AlbumId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.Source, l.RetryAt });
    }
}
