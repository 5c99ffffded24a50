using Microsoft.EntityFrameworkCore;
using TrackStore;

/// <summary>The application's own context: a table of its own, and the library's tables beside it.</summary>
internal sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    public DbSet<Visit> Visits => Set<Visit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Visit>().ToTable("visits");
        modelBuilder.UseTrackStore(prefix: "music_");
    }
}

/// <summary>A row of the application's own table.</summary>
internal sealed class Visit
{
    public int Id { get; set; }

    public required string Page { get; set; }
}
