using Microsoft.Data.Sqlite;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Startup;

/// <summary>Runs the first query on each contender and checks that the result is complete.</summary>
internal static class StartupAnswers
{
    private const int PageSize = 50;

    public static Task GiveAsync(StartupAnswer answer, string library) => answer switch
    {
        StartupAnswer.None => Task.CompletedTask,
        StartupAnswer.DriverPage => DriverPageAsync(library),
        StartupAnswer.EntityFrameworkPage => EntityFrameworkPageAsync(library),
        StartupAnswer.StorePage => StorePageAsync(library),
        StartupAnswer.StorePicture => StorePictureAsync(library),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static Task DriverPageAsync(string library)
    {
        using SqliteConnection connection = SqliteAccess.Open(library);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT title FROM tracks ORDER BY sort_title, id LIMIT 50";
        using SqliteDataReader rows = command.ExecuteReader();
        int count = 0;
        while (rows.Read())
            count += rows.GetString(0).Length > 0 ? 1 : 0;
        return Require(count == PageSize);
    }

    private static async Task EntityFrameworkPageAsync(string library)
        => await Require((await new EfTrackLists(SqliteAccess.Contexts(library)).PageAsync(0, PageSize)).Count == PageSize);

    private static async Task StorePageAsync(string library)
    {
        await using var host = new StoreHost(library);
        TrackPage page = await host.Tracks.QueryAsync(new TrackQuery { PageSize = PageSize });
        await Require(page.Items.Count == PageSize);
    }

    private static async Task StorePictureAsync(string library)
    {
        await using var host = new StoreHost(library);
        await Require(await host.Loader.LoadTrackImageAsync(1, ImageSize.Thumbnail) is ImageLoadResult.Loaded);
    }

    private static Task Require(bool isWhole)
        => isWhole ? Task.CompletedTask : throw new InvalidOperationException("The answer is not whole, so that its time says nothing.");
}
