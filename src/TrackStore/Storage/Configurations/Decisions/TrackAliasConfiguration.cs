using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class TrackAliasConfiguration : IEntityTypeConfiguration<TrackAliasEntity>
{
    public void Configure(EntityTypeBuilder<TrackAliasEntity> builder)
    {
        builder.ToTable(Schema.TrackAliases);
        builder.UseWithoutRowId();
        builder.HasKey(a => new { a.IdentityKey, a.TrackId });
        builder.Property(a => a.IdentityKey).HasMaxLength(IdentityKey.Length);
        builder.Property(a => a.Isrc).HasMaxLength(TextRules.ShortName);
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(a => a.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.TrackId);
    }
}
