using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>
/// The PostgreSQL server of a test run: the one that the environment variable TRACKSTORE_POSTGRES names, else one that the first test starts
/// from installed binaries. The shell that runs the server stops it and deletes its folder when its input ends, also when this process is
/// killed.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Variable = "TRACKSTORE_POSTGRES";

    // Runs as the user of the server, which need not survive a power cut. A folder is named after the shell that owns it, so that the next run finds those of killed shells.
    private const string Script = """
        set -eu
        mkdir -p "$FOLDERS"
        for old in "$FOLDERS"/*; do
            kill -0 "${old##*/}" 2> /dev/null && [ "${old##*/}" != $$ ] && continue
            server=$(head -n 1 "$old/data/postmaster.pid" 2> /dev/null) && kill -QUIT "$server" 2> /dev/null || true
            rm -rf "$old"
        done
        folder="$FOLDERS/$$"
        mkdir -m 700 "$folder"
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        IFS= read -r password
        printf '%s' "$password" > password
        "$BIN/initdb" -D data -U postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync > log 2>&1 || { cat log >&2; exit 1; }
        "$BIN/postgres" -D data -c listen_addresses=127.0.0.1 -c port="$PORT" -c unix_socket_directories= -c max_connections=300 -c lc_messages=C \
            -c fsync=off -c full_page_writes=off > log 2>&1 &
        server=$!
        exec 3<&0
        (cat <&3 > /dev/null; kill -QUIT "$server") 2> /dev/null &
        wait "$server" || { cat log >&2; exit 1; }
        """;

    private static readonly Lazy<Task<PostgreSqlServer>> Started = new(StartAsync);

    private readonly Process? _shell;

    private PostgreSqlServer(string connectionString, Process? shell)
    {
        ConnectionString = connectionString;
        _shell = shell;
    }

    /// <summary>Gets the connection string of a database from which others can be created.</summary>
    public string ConnectionString { get; }

    /// <summary>Returns the server. Skips the test if there can't be one, and says why.</summary>
    public static async Task<PostgreSqlServer> GetAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null or "" && PostgreSqlBinaries.Find() is { Missing: { } missing })
            Assert.Skip($"{missing} Install PostgreSQL, or name a server with {Variable}.");
        return await Started.Value;
    }

    /// <summary>Stops the server if this run has started one.</summary>
    public static async Task StopAsync()
    {
        if (Started.IsValueCreated && Started.Value.IsCompletedSuccessfully)
            await (await Started.Value).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_shell is null)
            return;
        NpgsqlConnection.ClearAllPools();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    /// <summary>Runs a statement in the database from which others are created.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new PostgreSqlServer(given, shell: null);

        PostgreSqlBinaries binaries = PostgreSqlBinaries.Find();
        string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        int port = FreePort();
        ProcessStartInfo start = binaries.Run(Script);
        start.Environment["BIN"] = binaries.Folder;
        start.Environment["PORT"] = $"{port}";
        start.Environment["FOLDERS"] = Path.Combine(Path.GetTempPath(), $"trackstore-postgres-{binaries.User ?? Environment.UserName}");
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        Process shell = Process.Start(start)!;
        Task<string> errors = shell.StandardError.ReadToEndAsync();
        await shell.StandardInput.WriteLineAsync(password);
        await shell.StandardInput.FlushAsync();

        string connectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres";
        while (!await AnswersAsync(connectionString))
        {
            if (shell.HasExited)
            {
                shell.StandardInput.Close();
                throw new InvalidOperationException($"PostgreSQL could not be started: {await errors}");
            }

            await Task.Delay(50);
        }

        return new PostgreSqlServer(connectionString, shell);
    }

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
