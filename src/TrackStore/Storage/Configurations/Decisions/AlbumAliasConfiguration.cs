using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class AlbumAliasConfiguration : IEntityTypeConfiguration<AlbumAliasEntity>
{
    public void Configure(EntityTypeBuilder<AlbumAliasEntity> builder)
    {
        builder.ToTable(Schema.AlbumAliases);
        builder.UseWithoutRowId();
        builder.HasKey(a => a.IdentityKey);
        builder.Property(a => a.IdentityKey).HasMaxLength(IdentityKey.Length);
        builder.HasOne<AlbumEntity>().WithMany().HasForeignKey(a => a.AlbumId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.AlbumId);
    }
}
