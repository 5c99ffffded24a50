using System.Diagnostics;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>The installed programs of PostgreSQL's server, and how to run them without being root.</summary>
/// <param name="Folder">The folder of initdb and postgres.</param>
/// <param name="User">The user to become, or null when this process isn't root's.</param>
/// <param name="Missing">Why no server can be started here, or null.</param>
internal sealed record PostgreSqlBinaries(string Folder, string? User, string? Missing)
{
    private static readonly string[] Users = ["postgres", "nobody"];

    public static PostgreSqlBinaries Find()
    {
        if (OperatingSystem.IsWindows())
            return new("", null, "No PostgreSQL server can be started on Windows.");
        if (Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))) is not { } found)
            return new("", null, "PostgreSQL's initdb and postgres were not found.");
        if (Environment.UserName != "root")
            return new(found, null, null);
        return Users.FirstOrDefault(IsKnown) is { } user
            ? new(found, user, null)
            : new(found, null, "PostgreSQL's server refuses root, and there is no user postgres or nobody.");
    }

    /// <summary>Describes a shell that runs a script as a user whom PostgreSQL accepts.</summary>
    public ProcessStartInfo Run(string script)
        => User is null ? new ProcessStartInfo("/bin/sh", ["-c", script]) : new ProcessStartInfo("su", ["-s", "/bin/sh", User, "-c", script]);

    private static IEnumerable<string> Folders()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> versions = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0)
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(versions.Select(folder => Path.Combine(folder, "bin")));
    }

    private static bool IsKnown(string user)
    {
        const string Accounts = "/etc/passwd";
        return File.Exists(Accounts) && File.ReadLines(Accounts).Any(line => line.StartsWith($"{user}:", StringComparison.Ordinal));
    }
}
