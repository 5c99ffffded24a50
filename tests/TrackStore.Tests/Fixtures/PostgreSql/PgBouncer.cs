using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>
/// PgBouncer before the server of the test run. It lends connections for one transaction, and has fewer of them than the tests' clients. Its
/// shell stops it when its input ends, also when this process is killed.
/// </summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private const string Program = "pgbouncer";

    private const string Script = """
        set -eu
        umask 077
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        IFS= read -r user
        printf '%s\n' "$user" > users
        cat > settings << END
        [databases]
        * = host=$SERVER port=$SERVER_PORT
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = $PORT
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = $folder/users
        pool_mode = transaction
        default_pool_size = 3
        max_client_conn = 500
        END
        "$PROGRAM" settings > log 2>&1 &
        pooler=$!
        exec 3<&0
        (cat <&3 > /dev/null; kill -INT "$pooler") 2> /dev/null &
        wait "$pooler" || { cat log >&2; exit 1; }
        """;

    private static readonly Lazy<Task<PgBouncer>> Started = new(StartAsync);

    private readonly Process _shell;

    private PgBouncer(Process shell, int port)
    {
        _shell = shell;
        Port = port;
    }

    public string Host => "127.0.0.1";

    public int Port { get; }

    /// <summary>Returns the pooler. Skips the test if there is no server, or no pooler is installed.</summary>
    public static async Task<PgBouncer> GetAsync()
    {
        await PostgreSqlServer.GetAsync();
        if (OperatingSystem.IsWindows() || Find() is null)
            Assert.Skip("PgBouncer was not found.");
        if (Environment.UserName == "root" && PostgreSqlBinaries.Find().User is null)
            Assert.Skip("PgBouncer refuses root, and no other user was found.");
        return await Started.Value;
    }

    /// <summary>Stops the pooler if this run has started one.</summary>
    public static async Task StopAsync()
    {
        if (Started.IsValueCreated && Started.Value.IsCompletedSuccessfully)
            await (await Started.Value).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);

    private static async Task<PgBouncer> StartAsync()
    {
        PostgreSqlServer server = await PostgreSqlServer.GetAsync();
        var address = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        int port = FreePort();
        ProcessStartInfo start = PostgreSqlBinaries.Find().Run(Script);
        start.Environment["PROGRAM"] = Find();
        start.Environment["SERVER"] = address.Host;
        start.Environment["SERVER_PORT"] = $"{address.Port}";
        start.Environment["PORT"] = $"{port}";
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        Process shell = Process.Start(start)!;
        Task<string> errors = shell.StandardError.ReadToEndAsync();
        await shell.StandardInput.WriteLineAsync($"\"{address.Username}\" \"{address.Password}\"");
        await shell.StandardInput.FlushAsync();
        while (!await AnswersAsync(port))
        {
            if (shell.HasExited)
            {
                shell.StandardInput.Close();
                throw new InvalidOperationException($"PgBouncer could not be started: {await errors}");
            }

            await Task.Delay(20);
        }

        return new PgBouncer(shell, port);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
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
