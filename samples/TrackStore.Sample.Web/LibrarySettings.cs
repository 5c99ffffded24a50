using System.Globalization;

namespace TrackStore.Sample.Web;

/// <summary>Which library the application shows.</summary>
/// <param name="Address">The library.</param>
/// <param name="IsDemo">Whether the platforms are stand-ins on this machine.</param>
/// <param name="IsOwn">Whether the user named the library.</param>
internal sealed record LibrarySettings(LibraryAddress Address, bool IsDemo, bool IsOwn)
{
    // Not the console sample's, so that both can run.
    private const int DefaultStandInPort = 5927;

    /// <summary>Gets the application's folder in the user's local data.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Gets the port of the stand-ins. The addresses of the demo's covers contain it.</summary>
    public int StandInPort { get; private init; } = DefaultStandInPort;

    /// <exception cref="CommandException">Both a file and a database are named, or one is malformed.</exception>
    public static LibrarySettings Read(IConfiguration configuration)
    {
        (string? file, string? database) = (configuration["library"], configuration["database"]);
        if (file is not null && database is not null)
            throw new CommandException("Name a file with --library, or a database with --database, not both.");
        bool isOwn = file is not null || database is not null;
        LibraryAddress address = file is not null ? LibraryAddress.Parse(file, "--library")
            : database is not null ? LibraryAddress.Parse(database)
            : LibraryAddress.Parse(DemoFile());
        bool isDemo = !isOwn || string.Equals(configuration["demo"], bool.TrueString, StringComparison.OrdinalIgnoreCase);
        int port = int.TryParse(configuration["stand-in-port"], CultureInfo.InvariantCulture, out int named) ? named : DefaultStandInPort;
        return new LibrarySettings(address, isDemo, isOwn) { StandInPort = port };
    }

    private static string DemoFile() => Path.Combine(Folder, "demo.db");

    private static string FindFolder()
    {
        string folder = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string root = folder.Length > 0 ? folder : Path.GetTempPath();
        return Path.Combine(root, typeof(LibrarySettings).Assembly.GetName().Name!, "TrackStore");
    }
}
