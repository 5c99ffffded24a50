using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackArtworkLookupConfiguration : IEntityTypeConfiguration<TrackArtworkLookupEntity>
{
    public void Configure(EntityTypeBuilder<TrackArtworkLookupEntity> builder)
    {
        builder.ToTable(Schema.TrackArtworkLookups);
        builder.HasKey(l => new { l.TrackId, l.Kind, l.Source });
        builder.Property(l => l.Kind).HasMaxLength(20);
        builder.Property(l => l.Source).HasMaxLength(TextRules.Source);
        builder.Property(l => l.State).HasMaxLength(10);
        builder.Property(l => l.Reason).HasMaxLength(TextRules.Description);
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(l => l.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.Source, l.RetryAt });
    }
}
