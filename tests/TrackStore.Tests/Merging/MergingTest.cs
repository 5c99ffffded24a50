using Microsoft.Data.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Merging;

/// <summary>A library whose tracks are merged and separated.</summary>
public abstract class MergingTest : LibraryTest
{
    // What an undone change leaves different: that it happened, and when rows were last written.
    private static readonly string[] LeftOut = ["change_history", "change_history_parts", "change_history_artworks", "change_log", "store_counters", "store_settings", "trackstore_migrations", "sqlite_sequence"];
    private static readonly string[] Ignored = ["updated_at", "found_at", "edit_version"];

    private protected IDuplicates Duplicates => Library.Services.GetRequiredService<IDuplicates>();

    private protected IChangeHistory History => Library.Services.GetRequiredService<IChangeHistory>();

    private protected ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    private protected IArtworkSelector Artwork => Library.Artwork;

    private protected Task<SyncItem> SyncAsync(PlatformTrack track) => Synchronizer.SyncAsync(track, Cancel);

    private protected static PlatformTrack On(string platform, string id, string title, int seconds = 200) => new()
    {
        Platform = platform,
        Id = id,
        Title = title,
        Artist = "Lena Brandt",
        Album = "Harbour",
        Duration = TimeSpan.FromSeconds(seconds),
    };

    private protected Task<Track> AddAsync(string title, Func<NewTrack, NewTrack>? with = null)
    {
        var track = new NewTrack { Title = title, Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(200) };
        return Tracks.AddAsync(with?.Invoke(track) ?? track, Cancel);
    }

    private protected Task<PlatformInfo> LinkAsync(
        long trackId, string platform, string platformId, TrackFieldValues said, PlatformIdRole role = PlatformIdRole.Replacement)
        => Tracks.AddPlatformInfoAsync(trackId, platform, platformId, fields: said, options: new PlatformLinkOptions { Role = role }, cancellationToken: Cancel);

    private protected async Task<Track> GetAsync(long trackId) => Assert.IsType<Track>(await Tracks.GetAsync(trackId, Cancel));

    private protected static async Task<HistoryEntry> Changed(Task<ChangeResult> change) => Assert.IsType<HistoryEntry>((await change).Change);

    /// <summary>Undoes a change, redoes it and undoes it again: the library is as before, and then as after the change.</summary>
    private protected async Task UndoAndRedoAsync(long changeId, List<string> before)
    {
        List<string> after = Everything();
        Assert.NotNull((await History.UndoAsync(changeId, Cancel)).UndoneAt);
        Assert.Equal(before, Everything());
        Assert.Null((await History.RedoAsync(changeId, Cancel)).UndoneAt);
        Assert.Equal(after, Everything());
        await History.UndoAsync(changeId, Cancel);
        Assert.Equal(before, Everything());
    }

    /// <summary>Returns every row of the library as text, except what an undone change may leave different.</summary>
    private protected List<string> Everything()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Library.File, Pooling = false }.ConnectionString);
        connection.Open();
        var found = new List<string>();
        foreach (string table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'tracks_search%' ORDER BY name").Except(LeftOut))
        {
            string[] columns = [.. Read(connection, $"SELECT name FROM pragma_table_info('{table}')").Except(Ignored)];
            string row = string.Join(" || '; ' || ", columns.Select(column => $"'{column}=' || coalesce(CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE {column} END, 'NULL')"));
            found.AddRange(Read(connection, $"SELECT '{table}: ' || {row} AS line FROM {table} ORDER BY line"));
        }

        return found;
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }
}
