using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>A PostgreSQL server of one test, which may restart it. Its shell stops it when its input ends, also when this process is killed.</summary>
internal sealed class RestartableServer : IAsyncDisposable
{
    private const string Script = """
        set -eu
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        IFS= read -r password
        printf '%s' "$password" > password
        "$BIN/initdb" -D data -U postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync > log 2>&1
        start() {
            "$BIN/pg_ctl" -D data -w -l log -o "-c listen_addresses=127.0.0.1 -c port=$PORT -c unix_socket_directories= -c lc_messages=C" start > /dev/null
            echo ready
        }
        start
        while IFS= read -r line; do
            "$BIN/pg_ctl" -D data -w -m fast stop > /dev/null
            start
        done
        "$BIN/pg_ctl" -D data -w -m immediate stop > /dev/null
        """;

    private readonly Process _shell;

    private RestartableServer(Process shell, string connectionString)
    {
        _shell = shell;
        Database = PostgreSqlDatabase.At(connectionString);
    }

    /// <summary>Gets its only database, without tables.</summary>
    public PostgreSqlDatabase Database { get; }

    /// <summary>Starts a server. Skips the test if no server is installed.</summary>
    public static async Task<RestartableServer> StartAsync()
    {
        PostgreSqlBinaries binaries = PostgreSqlBinaries.Find();
        if (binaries.Missing is { } missing)
            Assert.Skip($"{missing} A test that restarts the server starts its own.");
        string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        int port = FreePort();
        ProcessStartInfo start = binaries.Run(Script);
        start.Environment["BIN"] = binaries.Folder;
        start.Environment["PORT"] = $"{port}";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var server = new RestartableServer(
            Process.Start(start)!,
            new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres" }.ConnectionString);
        await server._shell.StandardInput.WriteLineAsync(password);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Stops the server, which breaks its connections, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await _shell.StandardInput.WriteLineAsync("restart");
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task ReadyAsync()
    {
        await _shell.StandardInput.FlushAsync();
        Assert.Equal("ready", await _shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
