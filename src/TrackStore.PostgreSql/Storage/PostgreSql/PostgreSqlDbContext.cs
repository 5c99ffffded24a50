using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.PostgreSql;

/// <summary>The context of a library with a PostgreSQL database of its own. It only defines the model.</summary>
internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : DbContext(options)
{
    // The database's own collation could be any. This one orders texts by their code points, as SQLite and the cursors of pages do, and
    // indexes on it also serve prefixes.
    private const string CodePoints = "C";

    /// <summary>Gets or sets the number of the write that runs on this context.</summary>
    public long Write { get; set; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseTrackStore();
        IEnumerable<IMutableProperty> texts = modelBuilder.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string));
        foreach (IMutableProperty text in texts)
            text.SetCollation(CodePoints);
    }
}
