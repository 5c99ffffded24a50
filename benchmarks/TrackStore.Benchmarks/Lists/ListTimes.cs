using System.Diagnostics;
using System.Globalization;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Lists;

/// <summary>The times of lists, searches, counts and facets in a large library, beside those of typical code with EF Core on the same file.</summary>
internal static class ListTimes
{
    private const int Rounds = 7;

    public static async Task<int> RunAsync(int tracks)
    {
        string file = await LargeLibrary.GetAsync(tracks);
        Console.WriteLine($"{tracks:N0} tracks, {new FileInfo(file).Length / 1_000_000:N0} MB");
        await using var host = new StoreHost(file);
        var ef = new EfTrackLists(SqliteAccess.Contexts(file));
        ITrackRepository list = host.Tracks;
        await list.QueryAsync(new TrackQuery());
        Console.WriteLine("| what | TrackStore, ms | EF Core, ms |");
        Console.WriteLine("|---|---|---|");

        foreach (TrackOrder order in Enum.GetValues<TrackOrder>().Where(order => order is not (TrackOrder.AlbumPosition or TrackOrder.Relevance)))
            await PrintAsync($"first page by {order}", () => list.QueryAsync(new TrackQuery { OrderBy = order }));
        await PrintAsync("row in the middle", () => list.QueryAsync(new TrackQuery { Skip = tracks / 2 }), () => ef.PageAsync(tracks / 2, 50));
        await PrintAsync("last rows", () => list.QueryAsync(new TrackQuery { Skip = tracks - 50 }), () => ef.PageAsync(tracks - 50, 50));
        long middle = (await list.QueryAsync(new TrackQuery { Skip = tracks / 2, PageSize = 1 })).Items[0].TrackId!.Value;
        await PrintAsync("place of the track in the middle", () => list.IndexOfAsync(new TrackQuery(), middle));
        await PrintAsync("headings by title", () => list.ListHeadingsAsync(new TrackQuery()));

        foreach (string text in (string[])["quixotically", "tokenizer", "package", "love", "xo", "qz", "in", "a", "\u4e05", "\u4e01\u4e02", "love package", "love 丁", "zzzzzz"])
        {
            var query = new TrackQuery { Text = text };
            int hits = await list.CountAsync(query);
            await PrintAsync($"\"{text}\" ({hits:N0}) by title", () => list.QueryAsync(query), text.Length > 3 ? () => ef.SearchAsync(text, 50) : null);
            await PrintAsync($"\"{text}\" by relevance", () => list.QueryAsync(query with { OrderBy = TrackOrder.Relevance }));
            await PrintAsync($"\"{text}\" newest first", () => list.QueryAsync(query with { OrderBy = TrackOrder.AddedAt, Descending = true }));
            await PrintAsync($"\"{text}\" counted to 1,001", () => list.CountAsync(query, 1001));
        }

        TrackQuery[] filters =
        [
            new() { HasImage = true }, new() { HasImage = false }, new() { Genres = ["genre 1"] }, new() { Genres = ["genre 250"] }, new() { Genres = ["genre 1", "genre 250"] },
            new() { Tags = ["tag 1"] }, new() { Tags = ["tag 50"] }, new() { Tags = ["tag 1", "tag 50"] }, new() { ExcludedTags = ["tag 1", "tag 2"] }, new() { IsTagged = false },
            new() { Platform = "spotify" }, new() { Platform = "discogs" }, new() { Platform = "nobody" }, new() { NotLinkedTo = "spotify" }, new() { Platform = "spotify", NeedsUpdate = true },
            new() { MinBpm = 120, MaxBpm = 120.1 }, new() { MinBpm = 120, MaxBpm = 130 }, new() { MinYear = 1990, MaxYear = 1990 }, new() { MusicalKey = new MusicalKey(8, true) },
            new() { IsAvailableLocally = true }, new() { AddedSince = DateTimeOffset.UtcNow.AddDays(1) }, new() { MinDuration = TimeSpan.FromSeconds(479.5) },
            new() { Text = "love", Genres = ["genre 1"] }, new() { Text = "tokenizer", Genres = ["genre 1"] },
        ];
        foreach (TrackQuery filter in filters)
        {
            string name = NameOf(filter);
            int hits = await list.CountAsync(filter);
            await PrintAsync($"{name} ({hits:N0}) by title", () => list.QueryAsync(filter));
            await PrintAsync($"{name} by tempo", () => list.QueryAsync(filter with { OrderBy = TrackOrder.Bpm }));
            await PrintAsync($"{name} newest first", () => list.QueryAsync(filter with { OrderBy = TrackOrder.AddedAt, Descending = true }));
            await PrintAsync($"{name} counted to 1,001", () => list.CountAsync(filter, 1001));
        }

        return 0;
    }

    private static string NameOf(TrackQuery query) => string.Join(
        ", ",
        typeof(TrackQuery).GetProperties()
            .Where(property => property.Name is not (nameof(TrackQuery.PageSize) or nameof(TrackQuery.OrderBy) or nameof(TrackQuery.Include)))
            .Select(property => (property.Name, Value: property.GetValue(query)))
            .Where(value => value.Value is not (null or false or 0 or IReadOnlyList<string> { Count: 0 }) || value is { Name: nameof(TrackQuery.HasImage) or nameof(TrackQuery.IsTagged), Value: not null })
            .Select(value => $"{value.Name} {(value.Value is IReadOnlyList<string> names ? string.Join(" | ", names) : value.Value)}"));

    private static async Task PrintAsync<T>(string what, Func<Task<T>> store, Func<Task<List<TrackItem>>>? ef = null)
        => Console.WriteLine($"| {what} | {Text(await MedianAsync(store))} | {(ef is null ? "" : Text(await MedianAsync(ef)))} |");

    private static string Text(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static async Task<double> MedianAsync<T>(Func<Task<T>> run)
    {
        var times = new List<double>();
        for (int i = 0; i < Rounds && (i < 3 || times.Sum() < 5_000); i++)
        {
            long start = Stopwatch.GetTimestamp();
            await run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
