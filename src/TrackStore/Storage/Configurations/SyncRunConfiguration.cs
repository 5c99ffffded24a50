using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class SyncRunConfiguration : IEntityTypeConfiguration<SyncRunEntity>
{
    public void Configure(EntityTypeBuilder<SyncRunEntity> builder)
    {
        builder.ToTable(Schema.SyncRuns);
        builder.HasKey(run => run.Name);
        builder.Property(run => run.Name).HasMaxLength(TextRules.ShortName);
        builder.Property(run => run.Platform).HasMaxLength(TextRules.Source);
        builder.Property(run => run.Source).HasMaxLength(TextRules.ShortName);
        builder.Property(run => run.State).HasMaxLength(20);
        builder.Property(run => run.Reason).HasMaxLength(TextRules.Description);
        builder.Property(run => run.ResumeToken).HasMaxLength(TextRules.Url);
    }
}
