using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>The path of the database file and the connection strings for it.</summary>
internal sealed class SqliteLocation
{
    private readonly SqliteConnectionStringBuilder _settings;

    private SqliteLocation(SqliteConnectionStringBuilder settings) => _settings = settings;

    /// <summary>Gets the full path of the file.</summary>
    public string File => _settings.DataSource;

    /// <summary>Gets the full path of the write-ahead log.</summary>
    public string LogFile => File + "-wal";

    /// <summary>Gets a value indicating whether the host lets a missing file be created.</summary>
    public bool MayCreate => _settings.Mode == SqliteOpenMode.ReadWriteCreate;

    /// <summary>Gets a value indicating whether the host only wants to read.</summary>
    public bool IsReadOnly => _settings.Mode == SqliteOpenMode.ReadOnly;

    public static SqliteLocation Of(SqliteStoreOptions options)
    {
        SqliteConnectionStringBuilder settings = Parse(options);
        if (settings.DataSource.Length == 0
            || settings.Mode == SqliteOpenMode.Memory
            || settings.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "The store needs a database file: an in-memory database has no write-ahead log and is gone with its connection. "
                    + "Set a path; in a test, one in a temporary folder.",
                nameof(options));
        }

        if (settings.Password.Length > 0)
        {
            throw new ArgumentException(
                "The SQLite build of the store doesn't support encryption. Remove the password, and encrypt the disk if necessary.",
                nameof(options));
        }

        if (settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "Set a path instead of a file: URI, and options in a connection string: Data Source=library.db;Mode=ReadOnly.",
                nameof(options));
        }

        settings.DataSource = Path.GetFullPath(settings.DataSource);
        settings.ForeignKeys = true;
        settings.Cache = SqliteCacheMode.Private;
        settings.Pooling = true;
        return new SqliteLocation(settings);
    }

    public string ConnectionString(SqliteFileAccess access, bool pooling = true) => Settings(access, pooling).ConnectionString;

    /// <summary>Returns a copy of the connection settings, which the caller may change.</summary>
    public SqliteConnectionStringBuilder Settings(SqliteFileAccess access, bool pooling) => new(_settings.ConnectionString)
    {
        DataSource = access == SqliteFileAccess.Immutable ? ImmutableUri(File) : File,
        Pooling = pooling,
        Mode = access switch
        {
            SqliteFileAccess.Create => SqliteOpenMode.ReadWriteCreate,
            SqliteFileAccess.ReadWrite => SqliteOpenMode.ReadWrite,
            _ => SqliteOpenMode.ReadOnly,
        },
    };

    private static SqliteConnectionStringBuilder Parse(SqliteStoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            string file = SqliteDefaultFile.PathFor(options.ApplicationName, options.LibraryName);
            return new SqliteConnectionStringBuilder { DataSource = file };
        }


        string start = options.Path.TrimStart().Replace(" ", "", StringComparison.Ordinal);
        bool isConnectionString = start.StartsWith("DataSource=", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("Filename=", StringComparison.OrdinalIgnoreCase);
        return isConnectionString
            ? new SqliteConnectionStringBuilder(options.Path)
            : new SqliteConnectionStringBuilder { DataSource = options.Path };
    }

    private static string ImmutableUri(string file)
    {
        // A file server's name comes first in the path of such a URI, after two more slashes.
        string start = file.StartsWith(@"\\", StringComparison.Ordinal) ? "file:////" : "file:///";
        string[] segments = file.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/').Split('/');
        return $"{start}{string.Join('/', segments.Select(Uri.EscapeDataString))}?immutable=1";
    }
}
