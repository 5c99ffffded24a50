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

    private static readonly string Expected = string.Concat("as it ", "was");

    [Theory]
    [MemberData(nameof(Values))]
    public void Execute_AnyValue_WritesWhatTheDriverWritesAndReadsItBack(object? value)
    {
        long byDriver = InsertByDriver(value);
        using SqliteStatement insert = Prepare("INSERT INTO kept (id, value) VALUES (?1, ?2)");
        using SqliteStatement read = Prepare("SELECT value FROM kept WHERE id = ?1");

        long id = byDriver + 1;
        insert.Execute(id, Of(value));

        Assert.Equal(Stored(byDriver), Stored(id));
        var found = new List<SqlValue>();
        read.Read([id], row => found.Add(ValueOf(row, value)));
        Assert.Equal([Of(value)], found);
    }

    [Fact]
    public void TextOrNull_TheExpectedText_IsTheSameObject()
    {
        using SqliteStatement read = Prepare("SELECT ?1");
        int rows = 0;
        foreach (string? text in new[] { "as it was", "wié es war", "", null })
        {
            read.Read([text], row =>
            {
                rows++;
                Assert.Equal(text, row.TextOrNull(0, text));
                Assert.Equal(text, row.TextOrNull(0, "as it is"));
                Assert.Equal(text, row.TextOrNull(0, null));
            });
        }

        read.Read(["as it was"], row => Assert.Same(Expected, row.TextOrNull(0, Expected)));
        Assert.Equal(4, rows);
    }

    [Fact]
    public void Execute_AfterAnError_RunsAgain()
    {
        using SqliteStatement insert = Prepare("INSERT INTO kept (id, value) VALUES (?1, 'x')");
        insert.Execute(7);

        SqliteException refused = Assert.Throws<SqliteException>(() => insert.Execute(7));
        insert.Execute(8);

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY, refused.SqliteExtendedErrorCode);
        Assert.NotEmpty(Stored(8));
    }

    [Fact]
    public void Constructor_BadSql_SaysWhatIsWrong()
    {
        SqliteException error = Assert.Throws<SqliteException>(() => Prepare("SELECT some FROM nowhere"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _connection.Dispose();

    private static SqlValue ValueOf(SqlRow row, object? like) => like switch
    {
        null => row.IsNull(0) ? default : row.Text(0),
        string => row.Text(0),
        double => row.Real(0),
        bool => row.Boolean(0),
        byte[] => row.Bytes(0),
        DateTime => row.Time(0),
        _ => row.Integer(0),
    };

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

    private SqliteStatement Prepare(string sql) => new(_connection, sql);

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
