using Microsoft.Win32.SafeHandles;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// The write-ahead log beside the database file. It may be read with ordinary file functions: SQLite holds no locks on it.
/// </summary>
internal static class SqliteLog
{
    // https://www.sqlite.org/fileformat2.html#the_write_ahead_log
    private const int GenerationOffset = 12;
    private const int GenerationLength = 12;

    /// <summary>Returns the length of the log in bytes; 0 when there is none.</summary>
    public static long Length(SqliteLocation location)
    {
        var file = new FileInfo(location.LogFile);
        return file.Exists ? file.Length : 0;
    }

    /// <summary>
    /// Returns the part of the header that SQLite changes whenever it starts the log from its beginning; empty when there is no log.
    /// </summary>
    public static string Generation(SqliteLocation location)
    {
        Span<byte> header = stackalloc byte[GenerationOffset + GenerationLength];
        try
        {
            const FileShare Share = FileShare.ReadWrite | FileShare.Delete;
            using SafeFileHandle file = File.OpenHandle(location.LogFile, FileMode.Open, FileAccess.Read, Share);
            return RandomAccess.Read(file, header, 0) == header.Length ? Convert.ToHexString(header[GenerationOffset..]) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public static StoreUnavailableException Unreadable(SqliteLocation location, Exception? cause = null) => new(
        StoreFault.CannotOpen,
        "The database can't be opened for reading: a part of it is still in its -wal file, "
            + "and SQLite needs to write to the folder to read that. "
            + $"Open it once where the folder can be written, or copy both files to such a folder. ({location.File})",
        cause);
}
