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

    /// <summary>
    /// Gets or sets a value indicating whether processes that share the library notify each other of their writes (<c>NOTIFY</c>), so that
    /// a change arrives at once instead of after <see cref="TrackStoreOptions.ChangePollInterval"/>. All of them must set it. Polling
    /// continues, for what a lost connection misses; null as its interval turns off both.
    /// </summary>
    /// <value>
    /// The default is false, because each process that shows pictures or watches changes then keeps one more connection open, and because
    /// a session is needed to listen: a pooler that lends connections for a transaction takes the subscription away without an error. Set
    /// <see cref="ListenConnectionString"/> or <see cref="ListenDataSource"/> to listen past it.
    /// </value>
    public bool NotifyOnChange { get; set; }

    /// <summary>
    /// Gets or sets the connection string of the connection that listens for <see cref="NotifyOnChange"/>. It must lead to the same
    /// database and schema on the primary server, without a transaction pooler in between.
    /// </summary>
    /// <value>
    /// The default is null: the connection that listens is opened like all others. Set either this or <see cref="ListenDataSource"/>.
    /// </value>
    public string? ListenConnectionString { get; set; }

    /// <summary>Gets or sets the host's source of the connection that listens, instead of <see cref="ListenConnectionString"/>.</summary>
    /// <value>The default is null. The source must not be multiplexing. The host disposes it, after the store.</value>
    public NpgsqlDataSource? ListenDataSource { get; set; }

    /// <summary>
    /// Gets or sets the connection string of a replica, which answers lists, searches, single reads and pictures. Writes, what they read,
    /// and background work use the primary server.
    /// </summary>
    /// <remarks>
    /// A read sees at least what this process has written, and what <see cref="ILibraryChanges"/> and the image loader have learned of
    /// other processes: until the replica has replayed that, the primary server answers, as it does while the replica can't be reached.
    /// Anything else that others have written may be missing as long as the replica is behind. The promise needs one server at this
    /// address, not several that take turns.
    /// </remarks>
    /// <value>The default is null: the primary server answers everything. Set either this or <see cref="ReadDataSource"/>.</value>
    public string? ReadConnectionString { get; set; }

    /// <summary>Gets or sets the host's source of connections to a replica, instead of <see cref="ReadConnectionString"/>.</summary>
    /// <value>The default is null. The host disposes it, after the store.</value>
    public NpgsqlDataSource? ReadDataSource { get; set; }
}
