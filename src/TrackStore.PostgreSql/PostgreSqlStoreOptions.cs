using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace TrackStore;

/// <summary>Settings of a library in a PostgreSQL database.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// Gets or sets the connection string of the database, as Npgsql reads it (<c>Host=db;Database=music;Username=app;Password=...</c>).
    /// The database must exist; the store creates only its tables, in the first schema of the connection's <c>Search Path</c>.
    /// </summary>
    /// <value>The default is null. Set either this or <see cref="DataSource"/>.</value>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Gets or sets the host's source of connections, for what a connection string can't express, such as rotating passwords. The host
    /// disposes it, after the store.
    /// </summary>
    /// <value>The default is null. Set either this or <see cref="ConnectionString"/>.</value>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>
    /// Gets or sets how long a write waits for the write of another process, and the first use for the schema upgrade of another process,
    /// before it fails with <see cref="StoreFault.Busy"/>.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long one statement may take before it fails with <see cref="StoreFault.Busy"/>, from a second to an hour. It must
    /// be longer than <see cref="LockTimeout"/>. Upgrading the schema is not limited.
    /// </summary>
    /// <value>The default is 60 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets a value indicating whether the library may be created in a schema that already has tables of another application.
    /// Otherwise such a schema is refused, because it is usually the wrong one.
    /// </summary>
    /// <value>The default is false.</value>
    public bool ShareSchema { get; set; }
}
