using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Model;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class GenreAliasConfiguration : IEntityTypeConfiguration<GenreAliasEntity>
{
    public void Configure(EntityTypeBuilder<GenreAliasEntity> builder)
    {
        builder.ToTable(Schema.GenreAliases);
        builder.UseWithoutRowId();
        builder.HasKey(alias => alias.NameKey);
        builder.Property(alias => alias.NameKey).HasMaxLength(IndexedKey.MaxLength);
        builder.Property(alias => alias.Name).HasMaxLength(TextRules.ShortName);
        builder.HasOne<GenreEntity>().WithMany().HasForeignKey(alias => alias.GenreId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(alias => alias.GenreId);
    }
}
