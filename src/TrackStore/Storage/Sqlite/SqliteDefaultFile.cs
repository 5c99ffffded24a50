using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace TrackStore.Storage.Sqlite;

/// <summary>Chooses the database file when the host names none: one per application, in the user's local application data.</summary>
internal static class SqliteDefaultFile
{
    private const int MaxNameLength = 100;

    /// <summary>Returns the path of the default file.</summary>
    /// <param name="applicationName">The name of the application, or null for that of the entry assembly.</param>
    /// <param name="libraryName">The name of one of several libraries, or null for the application's only one.</param>
    public static string PathFor(string? applicationName, string? libraryName = null)
    {
        string baseFolder = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify);
        if (baseFolder.Length == 0)
            throw NoDefault("This user has no folder for local application data");
        string name = applicationName
            ?? Assembly.GetEntryAssembly()?.GetName().Name
            ?? throw NoDefault("The process has no entry assembly that names the application");
        string folder = Path.Combine(baseFolder, FolderName(name), "TrackStore");
        return libraryName is null
            ? Path.Combine(folder, "library.db")
            : Path.Combine(folder, "libraries", $"{FileName(libraryName)}.db");
    }

    /// <summary>
    /// Turns a name into the name of a folder that is valid on every system. Different names give different folders; where file names have
    /// no case, as on Windows and macOS, names that differ only in case share one.
    /// </summary>
    public static string FolderName(string applicationName)
    {
        string name = Valid(applicationName);
        return name == applicationName && !IsReserved(name) ? name : WithHash(name, applicationName);
    }

    // Libraries are told apart by the case of their names, but files aren't everywhere, nor by the form of their accents.
    private static string FileName(string libraryName)
    {
        string folder = FolderName(libraryName);
        bool isUnique = folder != libraryName || (folder.All(c => char.ToLowerInvariant(c) == c) && folder.IsNormalized());
        return isUnique ? folder : WithHash(folder, libraryName);
    }

    private static string Valid(string name)
    {
        char[] characters = [.. name.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' ? c : '_')];
        return new string(characters, 0, Math.Min(characters.Length, MaxNameLength)).Trim(' ', '.');
    }

    private static string WithHash(string name, string original)
        => $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(original)), 0, 4)}";

    // Windows reserves the names of devices, with any extension.
    private static bool IsReserved(string name)
    {
        string device = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return device is "CON" or "PRN" or "AUX" or "NUL"
            || (device.Length == 4 && device[..3] is "COM" or "LPT" && char.IsAsciiDigit(device[3]));
    }

    private static StoreUnavailableException NoDefault(string reason) => new(
        StoreFault.CannotOpen,
        $"{reason}, so there is no default place for the database. Set its path: AddTrackStore(store => store.UseSqlite(path)).");
}
