using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using TrackStore;
using TrackStore.Storage;
using TrackStore.Storage.Hosted;
using TrackStore.Storage.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses PostgreSQL for a store's library.</summary>
public static class PostgreSqlTrackStoreBuilderExtensions
{
    /// <summary>Stores the library in a PostgreSQL database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string of an existing database, as Npgsql reads it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static ITrackStoreBuilder UsePostgreSql(this ITrackStoreBuilder builder, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return builder.UsePostgreSql(options => (options.ConnectionString, options.DataSource) = (connectionString, null));
    }

    /// <summary>Stores the library in a PostgreSQL database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The source of connections to an existing database. The host disposes it, after the store.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePostgreSql(this ITrackStoreBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UsePostgreSql(options => (options.ConnectionString, options.DataSource) = (null, dataSource));
    }

    /// <summary>Stores the library in a PostgreSQL database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the database and its options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePostgreSql(this ITrackStoreBuilder builder, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.AddOptionsWithValidateOnStart<PostgreSqlStoreOptions, PostgreSqlStoreOptionsValidator>();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStoreOptions>, PostgreSqlStoreOptionsRules>());
        builder.Services.RemoveAll<IStoreProvider>();
        builder.Services.AddSingleton<IStoreProvider, PostgreSqlStoreProvider>();
        return builder;
    }

    /// <summary>
    /// Reads and writes a host's context on PostgreSQL natively, which is several times as fast as through EF Core. For a library that is
    /// stored with <see cref="TrackStoreBuilderExtensions.UseDbContext{TContext}(ITrackStoreBuilder)"/>; it has no effect on others.
    /// </summary>
    /// <remarks>
    /// Tables and columns have the names that the context's model gives them. Statements are not prepared, so multiplexing connections and
    /// transaction poolers work. Retries (<c>EnableRetryOnFailure</c>) apply to whole writes.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, or null for the defaults.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddPostgreSql(this ITrackStoreBuilder builder, Action<PostgreSqlHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure is not null)
            builder.Services.Configure(configure);
        builder.Services.AddOptionsWithValidateOnStart<PostgreSqlHostOptions, PostgreSqlHostOptionsValidator>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostDialect, PostgreSqlHostDialect>());
        return builder;
    }
}
