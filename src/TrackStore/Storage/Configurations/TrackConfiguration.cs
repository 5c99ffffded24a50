using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackConfiguration : IEntityTypeConfiguration<TrackEntity>
{
    public void Configure(EntityTypeBuilder<TrackEntity> builder)
    {
        builder.ToTable(Schema.Tracks);
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Title).HasMaxLength(TextRules.Name);
        builder.Property(t => t.Artist).HasMaxLength(TextRules.Name);
        builder.Property(t => t.Year).HasMaxLength(TextRules.Year);
        builder.Property(t => t.MusicalKey).HasMaxLength(TextRules.Code);
        builder.Property(t => t.Isrc).HasMaxLength(TextRules.Code);
        builder.Property(t => t.Label).HasMaxLength(TextRules.Label);
        builder.Property(t => t.LabelKey).HasMaxLength(IndexedKey.MaxLength);
        builder.Property(t => t.LocalPath).HasMaxLength(TextRules.Path);
        builder.Property(t => t.ArtworkUrl).HasMaxLength(TextRules.Url);
        builder.Property(t => t.SortTitle).HasMaxLength(SortKeyBuilder.MaxLength);
        builder.Property(t => t.SortArtist).HasMaxLength(SortKeyBuilder.MaxLength);
        builder.Property(t => t.IdentityKey).HasMaxLength(IdentityKey.Length);
        builder.Property(t => t.BaseIdentityKey).HasMaxLength(IdentityKey.Length);
        builder.Property(t => t.FieldSources).HasMaxLength(FieldSourceText.MaxLength);
        builder.Property(t => t.ArtworkDecided).HasDefaultValue(false);
        builder.Property(t => t.EditVersion).HasDefaultValue(0L);
        builder.HasOne(t => t.Album).WithMany(a => a.Tracks).HasForeignKey(t => t.AlbumId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.SortTitle, t.Id });
        builder.HasIndex(t => new { t.SortArtist, t.Id });
        builder.HasIndex(t => new { t.CreatedAt, t.Id });
        builder.HasIndex(t => new { t.UpdatedAt, t.Id });
        builder.HasIndex(t => t.ShownArtworkId);
        builder.HasIndex(t => t.IsAvailableLocally);
        builder.HasIndex(t => t.IdentityKey);
        builder.HasIndex(t => t.FieldSources);

        // These have filters; see StoreIndexFilters.
        builder.HasIndex(t => t.BaseIdentityKey);
        builder.HasIndex(t => new { t.OtherTitleKey, t.DurationMs });
        builder.HasIndex(t => new { t.KeyNumber, t.Id });
        builder.HasIndex(t => new { t.YearNumber, t.Id });
        builder.HasIndex(t => new { t.Bpm, t.Id });
        builder.HasIndex(t => new { t.DurationMs, t.Id });
        builder.HasIndex(t => t.LabelKey);
        builder.HasIndex(t => t.Isrc);
        builder.HasIndex(t => new { t.TitleKey, t.DurationMs });
        builder.HasIndex(t => new { t.SkeletonKey, t.DurationMs });
    }
}
