using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;
using TrackStore.Storage.Sqlite.Statements;
using TrackStore.Text;

namespace TrackStore.Storage.Sqlite.Search;

/// <summary>
/// The full-text table with the pieces of the tracks' search keys. It is beside the table of tracks and has the same ids. A setting in the
/// library says up to which id it is filled.
/// </summary>
internal static class SqliteSearchTable
{
    /// <summary>The setting: the highest id that is indexed, <see cref="Complete"/> or <see cref="Damaged"/>.</summary>
    public const string SettingKey = "search_index";

    public const string Complete = "complete";
    public const string Damaged = "damaged";

    private const string Suffix = "_search";

    // Every printable ASCII character belongs to a piece; the tokenizer takes all others for letters anyway.
    private const string Tokenizer = """ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~""'''""";

    /// <summary>Returns the name of the full-text table.</summary>
    /// <param name="tracks">The name of the table of tracks, without quotes.</param>
    public static string NameFor(string tracks) => $"\"{tracks.Replace("\"", "\"\"", StringComparison.Ordinal)}{Suffix}\"";

    public static string NameIn(StoreMap map) => NameFor(map.Table<TrackEntity>().TableName);

    /// <summary>Returns the statement that creates the full-text table. It stores no texts, only which tracks have a piece.</summary>
    public static string CreateStatement(string name)
        => $"CREATE VIRTUAL TABLE {name} USING fts5(pieces, content='', contentless_delete=1, detail=none, tokenize=\"{Tokenizer}\")";

    /// <summary>Returns the statement that makes the store fill the full-text table from the beginning.</summary>
    /// <param name="settings">The table of settings, without quotes.</param>
    /// <param name="key">The column of their keys, without quotes.</param>
    public static string ForgetStatement(string settings, string key)
        => $"DELETE FROM {Quoted(settings)} WHERE {Quoted(key)} = '{SettingKey}'";

    /// <summary>Returns the query for full-text search that finds all pieces.</summary>
    public static string Query(IEnumerable<string> pieces)
        => string.Join(" AND ", pieces.Select(piece => SearchPieces.IsWhole(piece) ? Quoted(piece) : $"{Quoted(piece)} *"));

    /// <summary>Returns the query for full-text search that finds all pieces, and short ones only where they end a word.</summary>
    public static string QueryAsTheyAre(IEnumerable<string> pieces) => string.Join(" AND ", pieces.Select(Quoted));

    /// <summary>Tells whether a failure is about the full-text table alone, and not about the file.</summary>
    public static bool IsDamage(SqliteException exception, string table)
        => exception.SqliteExtendedErrorCode == raw.SQLITE_CORRUPT_VTAB
            || (exception.SqliteErrorCode == raw.SQLITE_ERROR
                && exception.Message.Contains(table.Trim('"'), StringComparison.Ordinal)
                && (exception.Message.Contains("no such table", StringComparison.Ordinal)
                    || exception.Message.Contains("vtable constructor failed", StringComparison.Ordinal)));

    public static bool Exists(SqliteStatements statements, StoreMap map)
    {
        bool exists = false;
        statements.Get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1")
            .Read([map.Table<TrackEntity>().TableName + Suffix], _ => exists = true);
        return exists;
    }

    /// <summary>Reads the setting; null when there is none, so that nothing is indexed.</summary>
    public static string? ReadSetting(SqliteStatements statements, StoreMap map)
    {
        TableMap<StoreSettingEntity> settings = map.Table<StoreSettingEntity>();
        string? value = null;
        statements.Get(settings.Sql(SettingKey, _ =>
                $"SELECT {Value(settings)} FROM {settings.Name} WHERE {settings.Column(nameof(StoreSettingEntity.Key)).Name} = ?1"))
            .Read([SettingKey], row => value = row.Text(0));
        return value;
    }

    public static void WriteSetting(SqliteStatements statements, StoreMap map, string value)
    {
        TableMap<StoreSettingEntity> settings = map.Table<StoreSettingEntity>();
        string key = settings.Column(nameof(StoreSettingEntity.Key)).Name;
        statements.Get($"INSERT INTO {settings.Name} ({key}, {Value(settings)}) VALUES (?1, ?2) "
                + $"ON CONFLICT ({key}) DO UPDATE SET {Value(settings)} = excluded.{Value(settings)}")
            .Execute(SettingKey, value);
    }

    /// <summary>Returns the highest id that is indexed according to the setting.</summary>
    public static long FilledTo(string? setting) => setting switch
    {
        null or Damaged => 0,
        Complete => long.MaxValue,
        _ => long.Parse(setting, CultureInfo.InvariantCulture),
    };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Value(TableMap<StoreSettingEntity> settings) => settings.Column(nameof(StoreSettingEntity.Value)).Name;
}
