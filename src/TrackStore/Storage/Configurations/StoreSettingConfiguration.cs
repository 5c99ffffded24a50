using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class StoreSettingConfiguration : IEntityTypeConfiguration<StoreSettingEntity>
{
    public void Configure(EntityTypeBuilder<StoreSettingEntity> builder)
    {
        builder.ToTable(Schema.Settings);
        builder.HasKey(setting => setting.Key);
        builder.Property(setting => setting.Key).HasMaxLength(50);
    }
}
