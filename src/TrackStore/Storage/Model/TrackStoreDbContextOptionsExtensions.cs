using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Storage.Model;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of TrackStore to a context that is configured from outside.</summary>
public static class TrackStoreDbContextOptionsExtensions
{
    /// <summary>
    /// Adds the tables of TrackStore to the model of the context, without a call in its <c>OnModelCreating</c>. They are added first, so
    /// that <c>OnModelCreating</c> can change their names.
    /// </summary>
    /// <param name="optionsBuilder">The options of the context. They must name a relational database.</param>
    /// <param name="schema">The schema of the tables, or null for the context's default one.</param>
    /// <param name="prefix">What the names of the tables begin with, at most 30 characters; null for nothing.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">The schema or prefix is empty, or the prefix is too long.</exception>
    /// <seealso cref="TrackStoreModelBuilderExtensions.UseTrackStore(ModelBuilder, string?, string?)"/>
    public static DbContextOptionsBuilder UseTrackStore(
        this DbContextOptionsBuilder optionsBuilder,
        string? schema = null,
        string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        ((IDbContextOptionsBuilderInfrastructure)optionsBuilder).AddOrUpdateExtension(
            new StoreModelOptionsExtension(StoreModelSettings.Of(schema, prefix)));
        return optionsBuilder;
    }

    /// <inheritdoc cref="UseTrackStore(DbContextOptionsBuilder, string?, string?)"/>
    /// <typeparam name="TContext">The context.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseTrackStore<TContext>(
        this DbContextOptionsBuilder<TContext> optionsBuilder,
        string? schema = null,
        string? prefix = null)
        where TContext : DbContext
    {
        UseTrackStore((DbContextOptionsBuilder)optionsBuilder, schema, prefix);
        return optionsBuilder;
    }
}
