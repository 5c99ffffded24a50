using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class GenreConfiguration : IEntityTypeConfiguration<GenreEntity>
{
    public void Configure(EntityTypeBuilder<GenreEntity> builder)
    {
        builder.ToTable(Schema.Genres);
        builder.HasKey(g => g.Id);
        builder.Property(g => g.Name).HasMaxLength(TextRules.ShortName);
        builder.Property(g => g.NameKey).HasMaxLength(IndexedKey.MaxLength);
        builder.Property(g => g.Description).HasMaxLength(TextRules.Description);
        builder.Property(g => g.Color).HasMaxLength(7);
        builder.HasIndex(g => g.NameKey).IsUnique();
    }
}
