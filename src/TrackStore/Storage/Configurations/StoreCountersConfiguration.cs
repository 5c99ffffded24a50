using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Configurations;

internal sealed class StoreCountersConfiguration : IEntityTypeConfiguration<StoreCountersEntity>
{
    public void Configure(EntityTypeBuilder<StoreCountersEntity> builder)
    {
        builder.ToTable(Schema.Counters);
        builder.HasKey(counters => counters.Id);
        builder.HasData(new StoreCountersEntity { Id = StoreCountersEntity.OnlyId });
    }
}
