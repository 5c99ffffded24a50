using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class ChangeHistoryPartConfiguration : IEntityTypeConfiguration<ChangeHistoryPartEntity>
{
    public void Configure(EntityTypeBuilder<ChangeHistoryPartEntity> builder)
    {
        builder.ToTable(Schema.ChangeHistoryParts);

        // No foreign key: the parts of a forgotten change are deleted a few at a time.
        builder.HasKey(part => new { part.HistoryId, part.Number });
    }
}
