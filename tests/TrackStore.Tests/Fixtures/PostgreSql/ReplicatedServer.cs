using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>
/// A PostgreSQL server of one test, and a standby to which it streams what is committed. Their shell stops both when its input ends, also
/// when this process is killed.
/// </summary>
internal sealed class ReplicatedServer : IAsyncDisposable
{
    // A copy of a cluster that has never run is a standby's beginning.
    private const string Script = """
        set -eu
        umask 077
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        IFS= read -r password
        printf '%s' "$password" > password
        "$BIN/initdb" -D primary -U postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync > log 2>&1
        cp -R primary standby
        touch standby/standby.signal
        echo "primary_conninfo = 'host=127.0.0.1 port=$PORT user=postgres password=$password'" >> standby/postgresql.conf
        start() {
            "$BIN/pg_ctl" -D "$1" -w -l log -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories= -c lc_messages=C" start > /dev/null
        }
        start primary "$PORT"
        start standby "$STANDBY_PORT"
        echo ready
        cat > /dev/null
        "$BIN/pg_ctl" -D standby -w -m immediate stop > /dev/null
        "$BIN/pg_ctl" -D primary -w -m immediate stop > /dev/null
        """;

    private readonly Process _shell;

    private ReplicatedServer(Process shell, string primary, string standby)
    {
        _shell = shell;
        Primary = PostgreSqlDatabase.At(primary);
        Standby = PostgreSqlDatabase.At(standby);
    }

    /// <summary>Gets the database, without tables.</summary>
    public PostgreSqlDatabase Primary { get; }

    /// <summary>Gets the same database on the standby.</summary>
    public PostgreSqlDatabase Standby { get; }

    /// <summary>Starts both servers. Skips the test if no server is installed.</summary>
    public static async Task<ReplicatedServer> StartAsync()
    {
        PostgreSqlBinaries binaries = PostgreSqlBinaries.Find();
        if (binaries.Missing is { } missing)
            Assert.Skip($"{missing} A test of replication starts its own servers.");
        string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        (int port, int standbyPort) = FreePorts();
        ProcessStartInfo start = binaries.Run(Script);
        start.Environment["BIN"] = binaries.Folder;
        start.Environment["PORT"] = $"{port}";
        start.Environment["STANDBY_PORT"] = $"{standbyPort}";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        Process shell = Process.Start(start)!;
        var server = new ReplicatedServer(shell, ConnectionString(port), ConnectionString(standbyPort));
        await shell.StandardInput.WriteLineAsync(password);
        await shell.StandardInput.FlushAsync();
        Assert.Equal("ready", await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return server;

        string ConnectionString(int ofServer) => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = ofServer,
            Username = "postgres",
            Password = password,
            Database = "postgres",
        }.ConnectionString;
    }

    /// <summary>Waits until the standby shows all that is committed.</summary>
    public async Task CatchUpAsync()
    {
        object? position = await Primary.SqlAsync("SELECT pg_current_wal_lsn()::text");
        await UntilAsync($"SELECT pg_last_wal_replay_lsn() >= '{position}'");
    }

    /// <summary>Lets the standby stay as it is.</summary>
    public async Task PauseAsync()
    {
        await Standby.SqlAsync("SELECT pg_wal_replay_pause()");
        await UntilAsync("SELECT pg_get_wal_replay_pause_state() = 'paused'");
    }

    /// <summary>Lets the standby follow again.</summary>
    public Task ResumeAsync() => Standby.SqlAsync("SELECT pg_wal_replay_resume()");

    public async ValueTask DisposeAsync()
    {
        await Primary.DisposeAsync();
        await Standby.DisposeAsync();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task UntilAsync(string sql)
    {
        while (await Standby.SqlAsync(sql) is not true)
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
