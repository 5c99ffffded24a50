using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using TrackStore;
using TrackStore.Storage;
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
        return builder.UsePostgreSql(options => options.ConnectionString = connectionString);
    }

    /// <summary>Stores the library in a PostgreSQL database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The source of connections to an existing database. The host disposes it, after the store.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePostgreSql(this ITrackStoreBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UsePostgreSql(options => options.DataSource = dataSource);
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
}
