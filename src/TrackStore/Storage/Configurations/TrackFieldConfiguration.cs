using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackFieldConfiguration : IEntityTypeConfiguration<TrackFieldEntity>
{
    public void Configure(EntityTypeBuilder<TrackFieldEntity> builder)
    {
        builder.ToTable(Schema.TrackFields);
        builder.UseWithoutRowId();
        builder.HasKey(f => new { f.TrackId, f.Field, f.Layer });
        builder.Property(f => f.Field).HasMaxLength(30);
        builder.Property(f => f.Layer).HasMaxLength(TextRules.Source);
        builder.Property(f => f.Value).HasMaxLength(TextRules.Url);
        builder.HasOne<TrackEntity>().WithMany(t => t.Fields).HasForeignKey(f => f.TrackId).OnDelete(DeleteBehavior.Cascade);
    }
}
