using TrackStore.Storage.Entities;
using TrackStore.Storage.Sqlite;
using TrackStore.Storage.Sqlite.Search;

namespace TrackStore.Storage.Copying;

/// <summary>The settings that belong to a database and not to the library in it. They are neither copied nor compared.</summary>
internal static class DatabaseSettings
{
    /// <summary>
    /// The state of a copy, which only its target has, the mark by which a SQLite file recognizes its log, and the state of its search
    /// index.
    /// </summary>
    private static readonly string[] Keys = [CopyPosition.Key, SqliteLogMark.Key, SqliteSearchTable.SettingKey];

    public static bool Contains(StoreSettingEntity setting) => Array.IndexOf(Keys, setting.Key) >= 0;

    public static IQueryable<StoreSettingEntity> OfDatabase(this IQueryable<StoreSettingEntity> settings)
        => settings.Where(setting => Keys.Contains(setting.Key));

    public static IQueryable<StoreSettingEntity> OfLibrary(this IQueryable<StoreSettingEntity> settings)
        => settings.Where(setting => !Keys.Contains(setting.Key));
}
