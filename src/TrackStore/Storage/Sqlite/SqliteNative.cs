using System.Runtime.InteropServices;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Functions of SQLite that its .NET bindings leave out.</summary>
internal static class SqliteNative
{
    private const string Library = "e_sqlite3";

    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int HasMovedControl = 20;

    // A host may have chosen another build of SQLite; handles must not be passed from one to the other.
    private static readonly bool IsLibrary = raw.GetNativeLibraryName() == Library;

    /// <summary>
    /// Returns whether the file of a connection was moved, deleted or replaced since it was opened; null when SQLite can't tell.
    /// </summary>
    public static bool? HasMoved(sqlite3 connection)
    {
        if (!IsLibrary)
            return null;
        try
        {
            return FileControl(connection, IntPtr.Zero, HasMovedControl, out int hasMoved) == raw.SQLITE_OK ? hasMoved != 0 : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // The library is linked into the process under another name.
            return null;
        }
    }

    [DllImport(Library, EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    private static extern int FileControl(sqlite3 connection, IntPtr database, int control, out int result);
}
