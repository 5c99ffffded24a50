using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class ArtworkDownloadConfiguration : IEntityTypeConfiguration<ArtworkDownloadEntity>
{
    public void Configure(EntityTypeBuilder<ArtworkDownloadEntity> builder)
    {
        builder.ToTable(Schema.ArtworkDownloads);
        builder.HasKey(download => download.Id);
        builder.Property(download => download.UrlKey).HasMaxLength(16);
        builder.Property(download => download.Url).HasMaxLength(TextRules.Url);
        builder.Property(download => download.State).HasMaxLength(10);
        builder.Property(download => download.Reason).HasMaxLength(TextRules.Description);
        builder.Property(download => download.Etag).HasMaxLength(TextRules.Description);
        builder.Property(download => download.LastModified).HasMaxLength(TextRules.ShortName);
        builder.Property(download => download.ContentHash).HasMaxLength(32);
        builder.HasIndex(download => download.UrlKey).IsUnique();
        builder.HasIndex(download => new { download.State, download.DueAt });
    }
}
