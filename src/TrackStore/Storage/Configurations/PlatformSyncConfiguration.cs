using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class PlatformSyncConfiguration : IEntityTypeConfiguration<PlatformSyncEntity>
{
    public void Configure(EntityTypeBuilder<PlatformSyncEntity> builder)
    {
        builder.ToTable(Schema.PlatformSyncs);
        builder.UseWithoutRowId();
        builder.HasKey(s => new { s.TrackId, s.Platform });
        builder.Property(s => s.Platform).HasMaxLength(TextRules.Source);
        builder.HasOne<PlatformInfoEntity>()
            .WithOne(p => p.Sync)
            .HasForeignKey<PlatformSyncEntity>(s => new { s.TrackId, s.Platform })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
