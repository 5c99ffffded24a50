using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Text;

namespace TrackStore.Storage.Configurations;

internal sealed class TrackGenreConfiguration : IEntityTypeConfiguration<TrackGenreEntity>
{
    public void Configure(EntityTypeBuilder<TrackGenreEntity> builder)
    {
        builder.ToTable(Schema.TrackGenres);
        builder.UseWithoutRowId();
        builder.HasKey(g => new { g.TrackId, g.Source, g.GenreId });
        builder.Property(g => g.Source).HasMaxLength(TextRules.Source);
        builder.HasOne<TrackEntity>().WithMany(t => t.Genres).HasForeignKey(g => g.TrackId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(g => g.Genre).WithMany().HasForeignKey(g => g.GenreId).OnDelete(DeleteBehavior.Cascade);

        // Covers the count of the tracks that show a genre.
        builder.HasIndex(g => new { g.GenreId, g.IsEffective, g.TrackId });
    }
}
