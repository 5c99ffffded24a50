using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of a library in the tables of a host's context on PostgreSQL. All others are those of the context.</summary>
public sealed class PostgreSqlHostOptions
{
    /// <summary>
    /// Gets or sets how long a write waits for the write of another process before it fails with <see cref="StoreFault.Busy"/>. A shorter
    /// command time-out of the context ends the wait as well.
    /// </summary>
    /// <value>The default is 20 seconds, less than Npgsql's command time-out of 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
