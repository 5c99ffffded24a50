using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class ChangeHistoryConfiguration : IEntityTypeConfiguration<ChangeHistoryEntity>
{
    public void Configure(EntityTypeBuilder<ChangeHistoryEntity> builder)
    {
        builder.ToTable(Schema.ChangeHistory);
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Kind).HasMaxLength(TextRules.Source);
        builder.Property(change => change.Description).HasMaxLength(TextRules.Url);
    }
}
