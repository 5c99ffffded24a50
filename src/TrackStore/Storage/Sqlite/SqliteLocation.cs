using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>Where the database file is, and how to connect to it.</summary>
internal sealed class SqliteLocation
{
    private SqliteLocation(string file, string connectionString)
    {
        File = file;
        ConnectionString = connectionString;
    }

    /// <summary>Gets the file's full path.</summary>
    public string File { get; }

    public string ConnectionString { get; }

    public static SqliteLocation Of(string? pathOrConnectionString)
    {
        SqliteConnectionStringBuilder builder = Parse(pathOrConnectionString);
        if (builder.DataSource.Length == 0 || builder.Mode == SqliteOpenMode.Memory || builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "The store needs a database file: an in-memory database has no write-ahead log and is gone with its connection. Give a path, for a test one in a temporary folder.",
                nameof(pathOrConnectionString));
        }

        if (builder.Password.Length > 0)
            throw new ArgumentException("The SQLite that comes with the store has no encryption. Leave the password out, and encrypt the disk where that is needed.", nameof(pathOrConnectionString));
        if (builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("Give a path instead of a file: address, and options as a connection string: Data Source=library.db;Mode=ReadOnly.", nameof(pathOrConnectionString));

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        builder.ForeignKeys = true;
        builder.Cache = SqliteCacheMode.Private;
        builder.Pooling = true;
        return new SqliteLocation(builder.DataSource, builder.ConnectionString);
    }

    private static SqliteConnectionStringBuilder Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new SqliteConnectionStringBuilder { DataSource = DefaultFile() };

        string start = text.TrimStart().Replace(" ", "", StringComparison.Ordinal);
        bool isConnectionString = start.StartsWith("DataSource=", StringComparison.OrdinalIgnoreCase) || start.StartsWith("Filename=", StringComparison.OrdinalIgnoreCase);
        return isConnectionString ? new SqliteConnectionStringBuilder(text) : new SqliteConnectionStringBuilder { DataSource = text };
    }

    private static string DefaultFile()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (folder.Length == 0)
        {
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                "This user has no local application data folder, so there is no default place for the database. Name a file: AddTrackStore(store => store.UseSqlite(path)).");
        }

        return Path.Combine(folder, "TrackStore", "library.db");
    }
}
