using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.SyncHost;

/// <summary>Synchronizes two editions of a scripted library. Arguments: the library's file or the connection string of its PostgreSQL database, the number of tracks, the tracks per chunk, the microseconds until the process kills itself (0 for never), and the URL of the cover server.</summary>
internal static class SyncHostProgram
{
    public static async Task Main(string[] args)
    {
        TimeSpan life = TimeSpan.FromMicroseconds(long.Parse(args[3], CultureInfo.InvariantCulture));
        var platform = new ScriptedPlatform(Number(args[1]), new Uri(args[4]));
        ServiceCollection services = new();
        services.AddSingleton<IPlatformClient>(platform);
        services.Configure<SyncOptions>(options => options.ChunkSize = Number(args[2]));
        services.Configure<ArtworkDownloadOptions>(options => options.AllowedHosts.Add("127.0.0.1"));
        services.AddTrackStore(store => _ = args[0].StartsWith("Host=", StringComparison.Ordinal)
            ? store.UsePostgreSql(args[0])
            : store.UseSqlite(args[0]));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITrackSynchronizer synchronizer = provider.GetRequiredService<ITrackSynchronizer>();
        await provider.GetRequiredService<ITrackStoreDatabase>().InitializeAsync();

        // What a preview does is taken back; then a kill's moment falls into the work and not into its compilation.
        await synchronizer.PreviewAsync(platform.GetLibraryAsync().Take(20)).CountAsync();

        long start = Stopwatch.GetTimestamp();
        if (life > TimeSpan.Zero)
            SelfDestruction.Arm(life);
        foreach (int edition in new[] { 1, 2 })
        {
            platform.Edition = edition;
            Console.WriteLine($"edition {edition}");
            await synchronizer.SyncLibraryAsync(ScriptedPlatform.Name, progress: new AcknowledgedChunks());
        }

        Console.WriteLine($"took {(long)Stopwatch.GetElapsedTime(start).TotalMicroseconds}");

        // Done before its time: it waits to be killed all the same.
        if (life > TimeSpan.Zero)
            Thread.Sleep(Timeout.Infinite);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
