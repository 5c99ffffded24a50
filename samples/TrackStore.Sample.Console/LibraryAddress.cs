using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace TrackStore.Sample;

/// <summary>Where a library is: a SQLite file, or a PostgreSQL database.</summary>
internal sealed partial record LibraryAddress
{
    private const string Form = "postgres://user:password@host:port/database";

    // The parameters of PostgreSQL's own tools that have another name in Npgsql. Others have the same one.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["search_path"] = "Search Path",
    };

    private readonly string? _connectionString;

    private LibraryAddress(string name, string? file, string? connectionString)
    {
        Name = name;
        File = file;
        _connectionString = connectionString;
    }

    /// <summary>Gets the full path of the file, or the address of the database without user, password and parameters.</summary>
    public string Name { get; }

    /// <summary>Gets the full path of the file, or null for a PostgreSQL database.</summary>
    public string? File { get; }

    /// <summary>Gets a value indicating whether the library may exist. A database is looked for when it is opened.</summary>
    public bool Exists => File is null || System.IO.File.Exists(File);

    /// <summary>Reads an address that the user typed.</summary>
    /// <param name="text">The address.</param>
    /// <param name="option">The option that it was typed for.</param>
    /// <exception cref="CommandException">It is malformed. The message doesn't repeat it, because it may contain a password.</exception>
    public static LibraryAddress Parse(string text, string option = "--database")
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CommandException($"{option} is empty. Name a file or {Form}.");
        if (ServerAddress().IsMatch(text))
            return OfServer(text);

        // As a file's name, these would show the password to everyone who sees the folder.
        if (ConnectionString().IsMatch(text))
            throw new CommandException($"{option} takes no connection string. Name a file, or write the database as {Form}.");
        if (AlmostServerAddress().IsMatch(text))
            throw new CommandException($"The address is malformed. Name a file, or write the database as {Form}.");
        string file = Path.GetFullPath(text);
        return new LibraryAddress(file, file, null);
    }

    public void AddTo(ITrackStoreBuilder store)
        => _ = File is not null ? store.UseSqlite(File) : store.UsePostgreSql(_connectionString!);

    /// <summary>Hides the connection string, which a record would print.</summary>
    public override string ToString() => Name;

    private static LibraryAddress OfServer(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.Fragment.Length > 0)
        {
            throw new CommandException(
                $"The database's address is malformed. Write {Form}, and special characters in the password by their codes, "
                + "such as %40 for @, %2F for / and %23 for #.");
        }

        string database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        if (database.Length == 0 || database.Contains('/', StringComparison.Ordinal))
            throw new CommandException($"The address names no database. Write {Form}.");
        var settings = new NpgsqlConnectionStringBuilder { Host = uri.DnsSafeHost, Database = database };
        if (uri.Port > 0)
            settings.Port = uri.Port;
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user is [_, var password])
            settings.Password = Uri.UnescapeDataString(password);
        foreach (string parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Apply(settings, parameter);

        // Parameters may name another server than the address does.
        string host = settings.Host!.Contains(':', StringComparison.Ordinal) ? $"[{settings.Host}]" : settings.Host;
        string port = string.Create(CultureInfo.InvariantCulture, $"{settings.Port}");
        return new LibraryAddress($"postgres://{host}:{port}/{settings.Database}", null, settings.ConnectionString);
    }

    private static void Apply(NpgsqlConnectionStringBuilder settings, string parameter)
    {
        string[] parts = parameter.Split('=', 2);
        string name = Uri.UnescapeDataString(parts[0]);
        string value = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        try
        {
            // Npgsql writes the values of sslmode without hyphens.
            bool isSslMode = name.Equals("sslmode", StringComparison.OrdinalIgnoreCase);
            settings[Parameters.GetValueOrDefault(name, name)] = isSslMode ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            string hint = name.Contains("ssl", StringComparison.OrdinalIgnoreCase)
                ? " Encryption is set by sslmode: disable, allow, prefer, require, verify-ca or verify-full."
                : "";
            throw new CommandException($"The database's address has a parameter \"{name}\" that is unknown or has an invalid value.{hint}");
        }
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServerAddress();

    // Such as postgres:/host, or the address of another kind of server.
    [GeneratedRegex(@"^\s*postgres(ql)?(:|//)|://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlmostServerAddress();

    // Of a .NET driver, with semicolons, or of PostgreSQL's own tools, with spaces.
    [GeneratedRegex(
        @"(^|[;\s])\s*(host|hostaddr|server|data\s?source|database|dbname|port|user(\s?(id|name))?|uid|password|passfile|pwd)\s*=",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConnectionString();
}
