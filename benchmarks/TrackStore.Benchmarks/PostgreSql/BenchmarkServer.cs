using Npgsql;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>The PostgreSQL server that TRACKSTORE_POSTGRES names, and the processor time of its processes if it runs on this machine.</summary>
internal static class BenchmarkServer
{
    private const string Variable = "TRACKSTORE_POSTGRES";

    private static int _databases;

    private static string Administration => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"Name a PostgreSQL server: {Variable}='Host=127.0.0.1;Username=postgres;Password=...'.");

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static Task<string> CreateDatabaseAsync() => CreateAsync($"trackstore_bench_{Environment.ProcessId}_{++_databases}", "");

    /// <summary>Creates a copy of a database, which stays on the server for the next run.</summary>
    /// <param name="original">The name of the database to copy.</param>
    /// <param name="fill">Fills it if it isn't there yet; the argument is its connection string.</param>
    /// <returns>The connection string of the copy.</returns>
    public static async Task<string> CopyDatabaseAsync(string original, Func<string, Task> fill)
    {
        if (!await ExistsAsync(original))
        {
            string filling = await CreateAsync($"{original}_new", "");
            await fill(filling);
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"ALTER DATABASE {original}_new RENAME TO {original}");
        }

        return await CreateAsync($"trackstore_bench_{Environment.ProcessId}_{++_databases}", $"TEMPLATE {original} STRATEGY file_copy");
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Gets the processor time of this process, and of the server if it runs on this machine.</summary>
    public static async Task<TimeSpan> ProcessorTimeAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        var backend = (int)(await command.ExecuteScalarAsync())!;
        return Environment.CpuUsage.TotalTime + ServerTime(backend);
    }

    // The server process is the parent of its backends, and the times of those that ended are counted as its children's.
    private static TimeSpan ServerTime(int backend)
    {
        if (Stat(backend) is not { } own)
            return TimeSpan.Zero;
        int server = int.Parse(own[1], System.Globalization.CultureInfo.InvariantCulture);
        long ticks = 0;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int process) && Stat(process) is { } stat)
                ticks += process == server ? Ticks(stat, 11, 15) : stat[1] == own[1] ? Ticks(stat, 11, 13) : 0;
        }

        return TimeSpan.FromMilliseconds(10 * ticks);
    }

    private static long Ticks(string[] stat, int first, int after)
        => stat[first..after].Sum(text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Reads the fields of a process from its state on, because its name may contain blanks.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string> CreateAsync(string name, string options)
    {
        await ExecuteAsync($"CREATE DATABASE {name} {options}");
        return new NpgsqlConnectionStringBuilder(Administration) { Database = name }.ConnectionString;
    }

    private static async Task<bool> ExistsAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
