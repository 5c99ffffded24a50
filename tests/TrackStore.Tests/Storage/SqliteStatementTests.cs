using Microsoft.Data.Sqlite;
using TrackStore.Storage.Sqlite.Statements;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.Storage;

public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteStatementTests()
    {
        _connection.Open();
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "CREATE TABLE kept (id INTEGER PRIMARY KEY AUTOINCREMENT, value)";
        command.ExecuteNonQuery();
    }

    public static TheoryData<object?> Values => new()
    {
        default(object?), "", "plain", "Ümläute, 片假名 and 𝄞", new string('ß', 4000), 0L, long.MinValue, -1.5, 1e300, true, false,
        Array.Empty<byte>(), new byte[] { 0, 255, 0 },
        new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc),
        new DateTime(2026, 2, 3, 4, 5, 6, 70, DateTimeKind.Utc),
        new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ExecuteAsync_AnyValue_WritesWhatTheDriverWritesAndReadsItBack(object? value)
    {
        long byDriver = InsertByDriver(value);
        using SqlStatement insert = Prepare("INSERT INTO kept (id, value) VALUES (@id, @value)", "@id", "@value");
        using SqlStatement read = Prepare("SELECT value FROM kept WHERE id = @id", "@id");

        long id = byDriver + 1;
        await insert.ExecuteAsync(Cancel, id, Of(value));

        Assert.Equal(Stored(byDriver), Stored(id));
        SqlRows rows = await read.ReadAsync(Cancel, id);
        await using (rows)
        {
            Assert.True(await rows.ReadAsync(Cancel));
            Assert.True(rows.Holds(0, Of(value)));
            Assert.False(rows.Holds(0, "another"));
            Assert.False(await rows.ReadAsync(Cancel));
        }
    }

    [Fact]
    public async Task TextOrNull_TheExpectedText_IsTheSameObject()
    {
        using SqlStatement read = Prepare("SELECT @value", "@value");
        foreach (string? text in new[] { "as it was", "wié es war", "", null })
        {
            SqlRows rows = await read.ReadAsync(Cancel, text);
            await using (rows)
            {
                await rows.ReadAsync(Cancel);
                Assert.Equal(text, rows.TextOrNull(0, text));
                Assert.Equal(text, rows.TextOrNull(0, "as it is"));
                Assert.Equal(text, rows.TextOrNull(0, null));
            }
        }
    }

    [Fact]
    public async Task ExecuteAsync_AfterAnError_RunsAgain()
    {
        using SqlStatement insert = Prepare("INSERT INTO kept (id, value) VALUES (@id, 'x')", "@id");
        await insert.ExecuteAsync(Cancel, 7);

        SqliteException refused = await Assert.ThrowsAsync<SqliteException>(async () => await insert.ExecuteAsync(Cancel, 7));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY, refused.SqliteExtendedErrorCode);
        Assert.Equal(1, await insert.ExecuteAsync(Cancel, 8));
    }

    [Fact]
    public async Task ExecuteAsync_Cancelled_DoesNothing()
    {
        using SqlStatement insert = Prepare("INSERT INTO kept (value) VALUES (@value)", "@value");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await insert.ExecuteAsync(new CancellationToken(canceled: true), "x"));

        using SqlStatement count = Prepare("SELECT count(*) FROM kept");
        Assert.Equal(0, await count.NumberAsync(Cancel));
    }

    [Fact]
    public async Task ReadAsync_BadSql_SaysWhatIsWrong()
    {
        using SqlStatement bad = Prepare("SELECT some FROM nowhere");

        SqliteException error = await Assert.ThrowsAsync<SqliteException>(async () => await bad.ReadAsync(Cancel));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _connection.Dispose();

    private static SqlValue Of(object? value) => value switch
    {
        null => default,
        string text => text,
        long number => number,
        double number => number,
        bool flag => flag,
        byte[] bytes => bytes,
        DateTime time => time,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private SqliteStatement Prepare(string sql, params ReadOnlySpan<string> parameters) => new(_connection, sql, parameters);

    private long InsertByDriver(object? value)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO kept (value) VALUES (@value) RETURNING id";
        command.Parameters.AddWithValue("@value", value ?? DBNull.Value);
        return (long)command.ExecuteScalar()!;
    }

    private string Stored(long id)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT typeof(value) || ' ' || quote(value) FROM kept WHERE id = {id}";
        return (string)command.ExecuteScalar()!;
    }
}
