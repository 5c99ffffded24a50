using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class ChangeLogConfiguration : IEntityTypeConfiguration<ChangeLogEntity>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntity> builder)
    {
        builder.ToTable(Schema.ChangeLog);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Writer).HasMaxLength(32);
        builder.Property(row => row.Kind).HasMaxLength(20);
    }
}
