using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackStore.Benchmarks.Artwork;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>Compares reading one picture from PostgreSQL with a prepared statement on a connection that is held, and a page of 50 with one by one.</summary>
internal static class ImageReadComparison
{
    private const int Tracks = 50;
    private const int Rounds = 7;
    private const int Reads = 400;

    public static async Task<int> CompareAsync()
    {
        string database = await BenchmarkServer.CreateDatabaseAsync();
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.UsePostgreSql(database));
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            ITrackRepository tracks = provider.GetRequiredService<ITrackRepository>();
            IImageRepository images = provider.GetRequiredService<IImageRepository>();
            var ids = new List<long>();
            for (int i = 0; i < Tracks; i++)
            {
                Track track = await tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "A" });
                await images.ResizeAndStoreImageAsync(Pictures.Jpeg(640 + i), trackId: track.Id);
                ids.Add(track.Id);
            }

            await CompareAsync(database, images, ids);
        }

        await BenchmarkServer.DropDatabaseAsync(database);
        return 0;
    }

    private static async Task CompareAsync(string database, IImageRepository images, List<long> ids)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT c.data FROM track_artworks l JOIN images i ON i.artwork_id = l.artwork_id JOIN image_contents c ON c.image_id = i.id WHERE l.track_id = $1 AND l.is_shown AND i.size = 'medium'",
            connection);
        command.Parameters.Add(new NpgsqlParameter<long>());
        await command.PrepareAsync();
        ImageRequest[] page = [.. ids.Select(id => ImageRequest.ForTrack(id, ImageSize.Medium))];
        (string Name, Func<int, Task> Read, int Images)[] ways =
        [
            ("connection held, prepared", async i => await HeldAsync(command, ids[i % Tracks]), 1),
            ("GetTrackImageAsync", async i => await images.GetTrackImageAsync(ids[i % Tracks], ImageSize.Medium), 1),
            ("ResolveAsync, a page of 50, an image", async _ => await images.ResolveAsync(page), Tracks),
        ];
        var times = ways.ToDictionary(way => way.Name, _ => new List<(double Wall, double Processor)>());
        for (int round = -1; round < Rounds; round++)
        {
            foreach ((string name, Func<int, Task> read, int count) in ways)
            {
                int reads = Math.Max(1, Reads / count);
                TimeSpan processor = await BenchmarkServer.ProcessorTimeAsync(database);
                long before = Stopwatch.GetTimestamp();
                for (int i = 0; i < reads; i++)
                    await read(i);
                double wall = Stopwatch.GetElapsedTime(before).TotalMicroseconds / (reads * count);
                if (round >= 0)
                    times[name].Add((wall, (await BenchmarkServer.ProcessorTimeAsync(database) - processor).TotalMicroseconds / (reads * count)));
            }
        }

        double held = Median(times[ways[0].Name], time => time.Wall);
        foreach ((string name, List<(double Wall, double Processor)> values) in times)
            Console.WriteLine($"{name,-40} wall {Median(values, v => v.Wall),7:F0} us ({Median(values, v => v.Wall) / held:F2}x), processor {Median(values, v => v.Processor),7:F0} us");
    }

    private static async Task HeldAsync(NpgsqlCommand command, long trackId)
    {
        ((NpgsqlParameter<long>)command.Parameters[0]).TypedValue = trackId;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            _ = await reader.GetFieldValueAsync<byte[]>(0);
    }

    private static double Median(List<(double Wall, double Processor)> values, Func<(double Wall, double Processor), double> of)
        => values.Select(of).Order().ElementAt(values.Count / 2);
}
