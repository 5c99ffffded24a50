using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class ArtworkDownloadTargetConfiguration : IEntityTypeConfiguration<ArtworkDownloadTargetEntity>
{
    public void Configure(EntityTypeBuilder<ArtworkDownloadTargetEntity> builder)
    {
        builder.ToTable(Schema.ArtworkDownloadTargets);
        builder.HasKey(target => new { target.Subject, target.SubjectId, target.Source });
        builder.Property(target => target.Subject).HasMaxLength(10);
        builder.Property(target => target.Source).HasMaxLength(TextRules.Source);
        builder.Property(target => target.NamedBy).HasMaxLength(TextRules.PlatformId);
        builder.HasOne(target => target.Download)
            .WithMany(download => download.Targets)
            .HasForeignKey(target => target.DownloadId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(target => target.DownloadId);
    }
}
