using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class PlatformSyncConfiguration : IEntityTypeConfiguration<PlatformSyncEntity>
{
    public void Configure(EntityTypeBuilder<PlatformSyncEntity> builder)
    {
        builder.ToTable(Schema.PlatformSyncs);
        builder.HasKey(s => s.LinkId);
        builder.Property(s => s.LinkId).ValueGeneratedNever();
        builder.HasOne<PlatformInfoEntity>()
            .WithOne(p => p.Sync)
            .HasForeignKey<PlatformSyncEntity>(s => s.LinkId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
