using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Storage.Configurations.Decisions;

internal sealed class TrackProposalConfiguration : IEntityTypeConfiguration<TrackProposalEntity>
{
    public void Configure(EntityTypeBuilder<TrackProposalEntity> builder)
    {
        builder.ToTable(Schema.TrackProposals);
        builder.UseWithoutRowId();
        builder.HasKey(p => new { p.FirstTrackId, p.SecondTrackId });
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(p => p.FirstTrackId).OnDelete(DeleteBehavior.Cascade);

        // The engine deletes the proposals of a track by itself: some databases refuse two paths by which a row could be deleted.
        builder.HasOne<TrackEntity>().WithMany().HasForeignKey(p => p.SecondTrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.SecondTrackId);
        builder.HasIndex(p => new { p.IsRejected, p.Strength, p.FirstTrackId, p.SecondTrackId });
    }
}
