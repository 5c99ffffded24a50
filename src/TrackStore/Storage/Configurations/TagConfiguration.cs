using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TagConfiguration : IEntityTypeConfiguration<TagEntity>
{
    public void Configure(EntityTypeBuilder<TagEntity> builder)
    {
        builder.ToTable(Schema.Tags);
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Name).HasMaxLength(TextRules.ShortName);
        builder.Property(t => t.NameKey).HasMaxLength(IndexedKey.MaxLength);
        builder.Property(t => t.Description).HasMaxLength(TextRules.Description);
        builder.Property(t => t.Color).HasMaxLength(7);
        builder.HasIndex(t => t.NameKey).IsUnique();
    }
}
