using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the embedded SQLite database.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// Gets or sets the database file: a path, absolute or relative to the current directory, or a SQLite connection string
    /// (<c>Data Source=library.db</c>). The file and its folder are created when they don't exist.
    /// </summary>
    /// <value>The default is null: <c>TrackStore/library.db</c> in the user's local application data.</value>
    public string? Path { get; set; }

    /// <summary>Gets or sets how long a write waits for another process that is writing, before it fails as <see cref="StoreFault.Busy"/>.</summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets a value indicating whether the library may move into a database that has tables of another application already. Without it such
    /// a file is refused, because it is more often the wrong one.
    /// </summary>
    /// <value>The default is false.</value>
    public bool ShareFile { get; set; }

    /// <summary>Gets or sets how much of the file is read through memory mapping, in bytes; 0 reads without. SQLite maps less than 2 GB.</summary>
    /// <value>The default is 256 MiB.</value>
    [Range(0L, int.MaxValue)]
    public long MemoryMapBytes { get; set; } = 256L * 1024 * 1024;
}
