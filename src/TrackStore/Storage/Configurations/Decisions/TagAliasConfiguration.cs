using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Model;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class TagAliasConfiguration : IEntityTypeConfiguration<TagAliasEntity>
{
    public void Configure(EntityTypeBuilder<TagAliasEntity> builder)
    {
        builder.ToTable(Schema.TagAliases);
        builder.UseWithoutRowId();
        builder.HasKey(alias => alias.NameKey);
        builder.Property(alias => alias.NameKey).HasMaxLength(IndexedKey.MaxLength);
        builder.Property(alias => alias.Name).HasMaxLength(TextRules.ShortName);
        builder.HasOne<TagEntity>().WithMany().HasForeignKey(alias => alias.TagId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(alias => alias.TagId);
    }
}
