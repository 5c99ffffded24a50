using TrackStore.Sample.Csv;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Matching;

/// <summary>Which records become one track must hardly depend on which platform came first: real tracks as three platforms spell them.</summary>
public sealed class SourceOrderTests
{
    private const double MostThatDiffer = 0.001;

    [Fact]
    public async Task SyncAsync_ThreeSourcesInSeveralOrders_GiveTheSameTracks()
    {
        using TrackCsvReader csv = TrackCsvReader.Open(TestData.Require("fixtures", "tracks", "top40.csv"));
        List<NewTrack> songs = await csv.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        PlatformTrack[][] sources =
        [
            [.. songs.Select((song, i) => Of("first", i, song))],
            [.. songs.Select((song, i) => Of("second", i, song) with { Album = null, Duration = TimeSpan.FromSeconds(Math.Round(song.Duration!.Value.TotalSeconds)) })],
            [.. songs.Select((song, i) => Of("third", i, song) with { Title = i % 2 == 0 ? $"{song.Title} (Original Mix)" : song.Title, Artist = song.Artist.Replace(" & ", ", ", StringComparison.Ordinal) })],
        ];

        string[][] orders = await Task.WhenAll(new[] { (int[])[0, 1, 2], [2, 1, 0], [1, 2, 0] }.Select(order => TracksOfAsync(sources, order)));

        string[] differing = [.. Enumerable.Range(0, songs.Count).Where(i => orders.Any(order => order[i] != orders[0][i])).Select(i => $"{songs[i].Artist} - {songs[i].Title} ({songs[i].Duration})")];
        TestContext.Current.SendDiagnosticMessage($"{differing.Length} of {songs.Count} differ: {string.Join("; ", differing)}");
        Assert.True(differing.Length <= songs.Count * MostThatDiffer, $"{differing.Length} of {songs.Count}: {string.Join("; ", differing.Take(60))}");

        // Of the others most are in the list twice, so that it is not known which of them is meant.
        Assert.True(orders[0].Count(group => group == "111") >= songs.Count * 0.75, string.Join(", ", orders[0].CountBy(group => group)));
    }

    /// <summary>Tells for each song which of its three records are on the same track.</summary>
    private static async Task<string[]> TracksOfAsync(PlatformTrack[][] sources, int[] order)
    {
        await using var library = new TestLibrary();
        ITrackSynchronizer synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        var trackIds = new long[sources.Length, sources[0].Length];
        foreach (int source in order)
        {
            int next = 0;
            await synchronizer.SyncAsync(
                sources[source].ToAsyncEnumerable(),
                new SyncRunOptions { IncludeArtwork = false, OnItem = item => trackIds[source, next++] = item.TrackId!.Value },
                cancellationToken: TestContext.Current.CancellationToken);
        }

        return [.. Enumerable.Range(0, sources[0].Length).Select(i => $"{Is(i, 0, 1)}{Is(i, 1, 2)}{Is(i, 0, 2)}")];

        int Is(int song, int one, int other) => trackIds[one, song] == trackIds[other, song] ? 1 : 0;
    }

    private static PlatformTrack Of(string platform, int number, NewTrack song) => new()
    {
        Platform = platform,
        Id = $"{number}",
        Title = song.Title,
        Artist = song.Artist,
        Album = song.Album,
        Duration = song.Duration,
    };
}
