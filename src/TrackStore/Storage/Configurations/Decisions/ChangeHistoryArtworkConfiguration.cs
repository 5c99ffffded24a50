using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class ChangeHistoryArtworkConfiguration : IEntityTypeConfiguration<ChangeHistoryArtworkEntity>
{
    public void Configure(EntityTypeBuilder<ChangeHistoryArtworkEntity> builder)
    {
        builder.ToTable(Schema.ChangeHistoryArtworks);
        builder.UseWithoutRowId();
        builder.HasKey(kept => new { kept.HistoryId, kept.ArtworkId });
        builder.HasIndex(kept => kept.CurrentId);
    }
}
