using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the embedded SQLite database.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// Gets or sets the database file: a path, absolute or relative to the current directory, or a SQLite connection string
    /// (<c>Data Source=library.db</c>). The file and its folder are created when they don't exist, unless the connection string's
    /// <c>Mode</c> is <c>ReadWrite</c> or <c>ReadOnly</c>.
    /// </summary>
    /// <value>
    /// The default is null: the file is <c>TrackStore/library.db</c> in a folder for <see cref="ApplicationName"/> in the user's local
    /// application data.
    /// </value>
    public string? Path { get; set; }

    /// <summary>
    /// Gets or sets the name of the application whose library this is. It names the folder of the default file, and has no effect when
    /// <see cref="Path"/> is set. Characters that aren't valid in the name of a folder are replaced. Applications with the same name share
    /// a library.
    /// </summary>
    /// <value>The default is null: the name of the entry assembly.</value>
    [MinLength(1)]
    public string? ApplicationName { get; set; }

    /// <summary>Gets or sets the name of one of several libraries, which names its default file; null for an unnamed one.</summary>
    internal string? LibraryName { get; set; }

    /// <summary>
    /// Gets or sets how long a write waits for writes of other processes before it fails with <see cref="StoreFault.Busy"/>.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets a value indicating whether the library may be created in a database that already has tables of another application.
    /// Otherwise such a file is refused, because it is usually the wrong one.
    /// </summary>
    /// <value>The default is false.</value>
    public bool ShareFile { get; set; }

    /// <summary>
    /// Gets or sets how much of the file is read through memory mapping, in bytes; 0 turns it off. Mapped pages take address space, not
    /// memory of the process.
    /// </summary>
    /// <value>The default is the most that SQLite maps, 2 GiB less 64 KiB; in a process of 32 bits 256 MiB.</value>
    [Range(0L, int.MaxValue)]
    public long MemoryMapBytes { get; set; } = Environment.Is64BitProcess ? 0x7fff_0000 : 0x1000_0000;
}
