using Microsoft.Extensions.DependencyInjection;
using TrackStore;

/// <summary>Moves the library to PostgreSQL by one line and a copy, where the environment names a server.</summary>
internal static class MoveToPostgreSql
{
    public static async Task RunAsync(IServiceProvider services, Track track)
    {
        if (Environment.GetEnvironmentVariable("TRACKSTORE_POSTGRES") is not { Length: > 0 } server)
        {
            Console.WriteLine("skipped: PostgreSQL, because TRACKSTORE_POSTGRES names no server");
            return;
        }

        await using OwnDatabase database = await OwnDatabase.CreateAsync(server);
        await using ServiceProvider moved = new ServiceCollection()
            .AddTrackStore(store => store.UsePostgreSql(database.ConnectionString))
            .BuildServiceProvider();
        LibraryComparison copied = await services.GetRequiredService<ITrackStoreDatabase>()
            .CopyToAsync(moved.GetRequiredService<ITrackStoreDatabase>());
        Check.That(copied.IsEqual && copied.SourceRows > 0, "every row arrived in PostgreSQL");
        Track? found = await moved.GetRequiredService<ITrackRepository>().FindByPlatformAsync("discogs", "11146");
        Check.That(found?.Id == track.Id, "the track has the same id there");
        ImageLoadResult cover = await moved.GetRequiredService<IImageLoader>().LoadTrackImageAsync(track.Id, ImageSize.Medium);
        Check.That(cover is ImageLoadResult.Loaded { Image.Width: 300 }, "its cover is loaded from there");
    }
}
