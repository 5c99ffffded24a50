using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class PlatformInfoConfiguration : IEntityTypeConfiguration<PlatformInfoEntity>
{
    public void Configure(EntityTypeBuilder<PlatformInfoEntity> builder)
    {
        builder.ToTable(Schema.PlatformInfo);
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => new { p.TrackId, p.Platform, p.Position }).IsUnique();
        builder.Property(p => p.Platform).HasMaxLength(TextRules.Source);
        builder.Property(p => p.PlatformId).HasMaxLength(TextRules.PlatformId);
        builder.Property(p => p.Source).HasMaxLength(TextRules.ShortName);
        builder.Property(p => p.PlatformUri).HasMaxLength(TextRules.Url);
        builder.HasOne(p => p.Track).WithMany(t => t.PlatformInfo).HasForeignKey(p => p.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Album).WithMany(a => a.AppearingLinks).HasForeignKey(p => p.AlbumId).OnDelete(DeleteBehavior.Restrict);

        // The id comes first because it is selective. After the platform, which many rows share, a lookup takes twice as long.
        builder.HasIndex(p => new { p.PlatformId, p.Platform, p.TrackId }).IsUnique();

        // Covers the count of the tracks of a platform, and the links that need no update.
        builder.HasIndex(p => new { p.Platform, p.TrackId, p.Position, p.NeedsUpdate });

        // These have filters; see StoreIndexFilters. The first has the links that need an update. The one by source lets a run find what it
        // did not bring without reading the links' data, of which other sources of the platform may have far more.
        builder.HasIndex(p => new { p.TrackId, p.Platform, p.Position, p.NeedsUpdate });
        builder.HasIndex(p => new { p.Platform, p.MissingSince });
        builder.HasIndex(p => new { p.Platform, p.Source, p.MissingSince });
        builder.HasIndex(p => p.AlbumId);
    }
}
