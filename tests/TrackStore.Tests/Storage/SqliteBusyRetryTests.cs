using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Storage.Sqlite;
using TrackStore.Storage.Sqlite.Statements;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Reads while another connection has the file for itself.</summary>
public sealed class SqliteBusyRetryTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _other;
    private readonly SqliteConnection _connection;
    private readonly FakeTimeProvider _time = new();

    public SqliteBusyRetryTests()
    {
        string connectionString = $"Data Source={_folder.PathOf("shared.db")};Pooling=False";
        _other = new SqliteConnection(connectionString);
        _connection = new SqliteConnection(connectionString);
        _other.Open();
        _connection.Open();
        Run("CREATE TABLE kept (value); INSERT INTO kept VALUES (7); BEGIN EXCLUSIVE");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_FileIsGivenBack_ReadsThoughTheClockStandsStill()
    {
        Task<long> read = ReadAsync(Cancel);
        Assert.False(read.IsCompleted);
        Run("COMMIT");

        Assert.Equal(7, await read);
    }

    [Fact]
    public async Task ReadAsync_FileIsNotGivenBack_FailsAfterTheTimeout()
    {
        Task<long> read = ReadAsync(Cancel);
        _time.Advance(Timeout);

        SqliteException exception = await Assert.ThrowsAsync<SqliteException>(() => read);
        Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, exception.SqliteErrorCode);
    }

    [Fact]
    public async Task ReadAsync_CanceledWhileItWaits_Ends()
    {
        using var canceled = new CancellationTokenSource();
        Task<long> read = ReadAsync(canceled.Token);
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private Task<long> ReadAsync(CancellationToken cancellationToken) => SqliteBusyRetry.ReadAsync(
        Timeout,
        _time,
        () =>
        {
            using var statement = new SqliteStatement(_connection, "SELECT value FROM kept");
            long value = 0;
            statement.Read([], row => value = row.Integer(0));
            return value;
        },
        cancellationToken);

    private void Run(string sql)
    {
        using SqliteCommand command = _other.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
