using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class AlbumConfiguration : IEntityTypeConfiguration<AlbumEntity>
{
    public void Configure(EntityTypeBuilder<AlbumEntity> builder)
    {
        builder.ToTable(Schema.Albums);
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Title).HasMaxLength(TextRules.Name);
        builder.Property(a => a.Artist).HasMaxLength(TextRules.Name);
        builder.Property(a => a.IsArtistAssumed).HasDefaultValue(false);
        builder.Property(a => a.IdentityKey).HasMaxLength(IdentityKey.Length);
        builder.Property(a => a.SortTitle).HasMaxLength(SortKeyBuilder.MaxLength);
        builder.Property(a => a.SortArtist).HasMaxLength(SortKeyBuilder.MaxLength);
        builder.Property(a => a.ReleaseYear).HasMaxLength(TextRules.Year);
        builder.Property(a => a.Label).HasMaxLength(TextRules.Label);
        builder.Property(a => a.CatalogNumber).HasMaxLength(TextRules.ShortName);
        builder.Property(a => a.ArtworkUrl).HasMaxLength(TextRules.Url);
        builder.HasIndex(a => a.IdentityKey).IsUnique();
        builder.HasIndex(a => new { a.SortTitle, a.Id });
        builder.HasIndex(a => new { a.SortArtist, a.Id });
        builder.HasIndex(a => new { a.YearNumber, a.Id });
        builder.HasIndex(a => new { a.CreatedAt, a.Id });
        builder.HasIndex(a => new { a.ArtworkId, a.Id });
    }
}
