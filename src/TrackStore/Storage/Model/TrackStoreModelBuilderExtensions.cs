using TrackStore.Storage.Model;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of TrackStore to the model of a host's context.</summary>
public static class TrackStoreModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables of TrackStore to the model, so that the host's migrations create them beside its own. Call it in
    /// <c>OnModelCreating</c>, after code that renames columns or tables of all entities.
    /// </summary>
    /// <remarks>
    /// Tables and columns have the names of the documentation, such as <c>tracks</c> and <c>album_id</c>, unless a naming convention of the
    /// context gives them others. The types of columns, their lengths and their conversions are TrackStore's: what
    /// <c>ConfigureConventions</c> says of them doesn't apply to its tables. A repeated call replaces schema and prefix.
    /// </remarks>
    /// <param name="modelBuilder">The model builder of the context.</param>
    /// <param name="schema">The schema of the tables, or null for the context's default one.</param>
    /// <param name="prefix">
    /// What the names of the tables begin with, such as <c>ts_</c>, at most 30 characters; null for nothing. Names of indexes and
    /// constraints contain the name of their table, so they have it, too.
    /// </param>
    /// <returns>The model builder.</returns>
    /// <exception cref="ArgumentException">The schema or prefix is empty, or the prefix is too long.</exception>
    public static ModelBuilder UseTrackStore(this ModelBuilder modelBuilder, string? schema = null, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        StoreModel.Configure(modelBuilder, StoreModelSettings.Of(schema, prefix));
        return modelBuilder;
    }
}
