using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>A front cover costs a look-up by key a table, whatever the size of the library.</summary>
public sealed class ShownPicturePlanTests : LibraryTest
{
    public override async ValueTask InitializeAsync() => await Library.Database.InitializeAsync(Cancel);

    [Fact]
    public void For_FrontCoverOfATrack_SearchesEachTableByItsKey()
    {
        string[] steps = Plan(SqliteShownPicture.For(ImageRequest.ForTrack(1)));

        Assert.Equal(
            [
                "SEARCH t (rowid=?)",
                "SEARCH own (track_id=? AND kind=?)",
                "SEARCH a (album_id=? AND kind=?)",
            ],
            steps);
    }

    [Fact]
    public void For_OwnFrontCoverAndAlbums_SearchTwoTablesByTheirKeys()
    {
        string[] own = Plan(SqliteShownPicture.For(ImageRequest.ForTrack(1) with { Fallback = ImageFallback.None }));
        string[] album = Plan(SqliteShownPicture.For(ImageRequest.ForAlbum(1)));

        Assert.Equal(["SEARCH t (rowid=?)", "SEARCH own (track_id=? AND kind=?)"], own);
        Assert.Equal(["SEARCH b (rowid=?)", "SEARCH a (album_id=? AND kind=?)"], album);
    }

    private string[] Plan(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Library.File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        command.Parameters.AddWithValue("@id", 1);
        command.Parameters.AddWithValue("@kind", "front");
        using SqliteDataReader rows = command.ExecuteReader();
        var steps = new List<string>();
        while (rows.Read())
            steps.Add(Regex.Replace(rows.GetString(3), " USING .*KEY| USING INDEX sqlite_autoindex_\\w+| LEFT-JOIN", ""));
        return [.. steps];
    }
}
