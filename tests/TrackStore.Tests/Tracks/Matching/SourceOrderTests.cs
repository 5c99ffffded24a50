using TrackStore.Sample.Csv;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Spotify;

namespace TrackStore.Tests.Tracks.Matching;

/// <summary>Which records become one track must hardly depend on which source came first: real tracks of real platforms.</summary>
public sealed class SourceOrderTests
{
    private const string Variable = "TRACKSTORE_ORDERS";
    private const double MostThatDiffer = 0.001;

    // Every seventh track, because all of them take a minute.
    private const int Step = 7;

    private static readonly int[][] Orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]];

    private static readonly int[][] AllOrders = [.. Orders, [0, 2, 1], [1, 0, 2], [2, 0, 1]];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static bool IsThorough => Environment.GetEnvironmentVariable(Variable) == "all";

    /// <summary>One list in the spellings of three platforms, so that every track has its like.</summary>
    [Fact]
    public async Task SyncAsync_ThreeSpellingsInSeveralOrders_GiveTheSameTracks()
    {
        List<NewTrack> songs = await SongsAsync(IsThorough ? 1 : Step);
        PlatformTrack[][] sources =
        [
            [.. songs.Select((song, i) => Of("first", i, song))],
            [.. songs.Select((song, i) => Of("second", i, song) with { Album = null, Duration = TimeSpan.FromSeconds(Math.Round(song.Duration!.Value.TotalSeconds)) })],
            [.. songs.Select((song, i) => Of("third", i, song) with { Title = i % 2 == 0 ? $"{song.Title} (Original Mix)" : song.Title, Artist = song.Artist.Replace(" & ", ", ", StringComparison.Ordinal) })],
        ];

        SyncedSources first = await AssertAlikeAsync(sources);

        // Of the others most are in the list twice, so that it is not known which of them is meant.
        int whole = Enumerable.Range(0, songs.Count).Count(first.AreOne);
        Assert.True(whole >= songs.Count * 0.75, $"{whole} of {songs.Count} are one track.");
    }

    [Fact]
    public async Task SyncAsync_ChartsSpotifyAndDiscogsInSeveralOrders_GiveTheSameTracks()
    {
        await using var platforms = new RecordedPlatforms();
        List<NewTrack> songs = await SongsAsync(1);
        PlatformTrack[] spotify = await SpotifyAsync(platforms);
        PlatformTrack[] discogs = await DiscogsAsync(platforms);
        Assert.True(spotify.Length > 15 && discogs.Length > 30, $"There are {spotify.Length} and {discogs.Length} tracks.");

        await AssertAlikeAsync([[.. songs.Select((song, i) => Of("charts", i, song))], spotify, discogs]);
    }

    /// <summary>Syncs the sources in several orders, and lists every track that differs.</summary>
    private static async Task<SyncedSources> AssertAlikeAsync(PlatformTrack[][] sources)
    {
        SyncedSources[] synced = await Task.WhenAll((IsThorough ? AllOrders : Orders).Select(order => SyncedSources.SyncAsync(sources, order)));

        int count = sources.Sum(source => source.Length);
        List<(string Item, string Reason)> differences = [.. synced.Skip(1).SelectMany(order => order.DifferencesFrom(synced[0]))];
        string[] listed = [.. differences.GroupBy(item => item.Item, item => item.Reason).Select(item => $"{item.Key}: {string.Join("; ", item)}")];
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} tracks of {sources.Length} sources in {synced.Length} orders, {synced[0].Shared} shared, {listed.Length} differ.");
        foreach (string item in listed)
            TestContext.Current.TestOutputHelper?.WriteLine(item);
        Assert.True(listed.Length <= count * MostThatDiffer, $"{listed.Length} of {count}:\n{string.Join('\n', listed.Take(60))}");
        return synced[0];
    }

    private static async Task<List<NewTrack>> SongsAsync(int step)
    {
        using TrackCsvReader csv = TrackCsvReader.Open(TestData.Require("fixtures", "tracks", "top40.csv"));
        return await csv.ReadAsync(Cancel).Where((_, index) => index % step == 0).ToListAsync(Cancel);
    }

    // The same item is in several answers.
    private static async Task<PlatformTrack[]> SpotifyAsync(RecordedPlatforms platforms)
    {
        var tracks = new List<PlatformTrack>();
        foreach (string file in SpotifyRecordings.Shapes.Keys)
            tracks.AddRange(await SpotifyRecordings.ServeAsync(platforms.Server, platforms.Spotify, file, Cancel));
        return [.. tracks.Where(track => track.Id.Length > 0).DistinctBy(track => track.Id)];
    }

    private static async Task<PlatformTrack[]> DiscogsAsync(RecordedPlatforms platforms)
    {
        var tracks = new List<PlatformTrack>();
        foreach (string file in Directory.GetFiles(TestData.Require("fixtures", "discogs", "releases"), "*.json").Order(StringComparer.Ordinal))
        {
            long id = long.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture);
            platforms.Serve($"/releases/{id}", file);
            tracks.AddRange(await platforms.Discogs.GetReleaseAsync(id, Cancel).ToListAsync(Cancel));
        }

        return [.. tracks.DistinctBy(track => track.Id)];
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
