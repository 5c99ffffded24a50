using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>A chunk is planned from one set of reads. It must end as if its items had been synced one by one.</summary>
public sealed class ChunkPlanTests
{
    private const int Rounds = 4;
    private const int Items = 60;

    private static readonly string[] Tables =
    [
        "tracks", "albums", "track_platform_info", "track_platform_syncs", "genres", "track_genres", "track_fields",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Few names, codes, ids and paths, so that the items of a chunk concern one another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task SyncAsync_WholeChunks_EndAsItemByItem(int seed)
    {
        await using TestLibrary chunks = Library(chunkSize: Items);
        await using TestLibrary single = Library(chunkSize: 1);
        var random = new Random(seed);
        for (int round = 0; round < Rounds; round++)
        {
            PlatformTrack[] tracks = [.. Enumerable.Range(0, Items).Select(_ => RandomTrack(random))];

            List<SyncItem> together = await SyncAsync(chunks, tracks);
            List<SyncItem> alone = await SyncAsync(single, tracks);

            Assert.Equal(alone.Select(Describe), together.Select(Describe));
            foreach (string table in Tables)
                Assert.Equal(Dump(single, table), Dump(chunks, table));
            await EditAsync(random.Next(), chunks, single);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ImportAsync_WholeChunks_EndAsOneByOne(int seed)
    {
        await using TestLibrary chunks = Library(chunkSize: Items);
        await using TestLibrary single = Library(chunkSize: 1);
        var random = new Random(seed);
        NewTrack[] tracks = [.. Enumerable.Range(0, 3 * Items).Select(_ => RandomTrack(random)).Select(track => new NewTrack
        {
            Title = track.Title, Artist = track.Artist, Album = track.Album, Year = track.Year, Isrc = track.Isrc, LocalPath = track.LocalPath, Genres = track.Genres ?? [],
        })];

        await chunks.Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);
        foreach (NewTrack track in tracks)
            await single.Tracks.ImportAsync(new[] { track }.ToAsyncEnumerable(), cancellationToken: Cancel);

        foreach (string table in Tables)
            Assert.Equal(Dump(single, table), Dump(chunks, table));
    }

    private static TestLibrary Library(int chunkSize) => new(register: services => services.Configure<SyncOptions>(options => options.ChunkSize = chunkSize));

    private static PlatformTrack RandomTrack(Random random) => new()
    {
        Platform = random.Next(2) == 0 ? "spotify" : "discogs",
        Id = $"id{random.Next(25)}",
        Title = $"Title {random.Next(8)}",
        Artist = $"Artist {random.Next(3)}",
        Album = random.Next(3) == 0 ? null : $"Album {random.Next(3)}",
        AlbumArtist = random.Next(4) == 0 ? "Various" : null,
        DiscNumber = random.Next(4) == 0 ? 1 + random.Next(2) : null,
        TrackNumber = random.Next(3) == 0 ? 1 + random.Next(3) : null,
        Year = random.Next(2) == 0 ? null : $"{1990 + random.Next(3)}",
        Isrc = random.Next(3) == 0 ? $"GBABC970000{random.Next(6)}" : null,
        Duration = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(200 + random.Next(4)),
        LocalPath = random.Next(4) == 0 ? $"/music/{random.Next(9)}.flac" : null,
        Uri = random.Next(3) == 0 ? $"https://example.com/{random.Next(4)}" : null,
        Genres = random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"Genre {random.Next(4)}").Distinct()],
        Artwork = random.Next(2) == 0 ? [] : [new PlatformArtwork { Url = $"https://covers.invalid/{random.Next(5)}.jpg", Width = 640, Height = 640 }],
    };

    private static async Task<List<SyncItem>> SyncAsync(TestLibrary library, PlatformTrack[] tracks)
    {
        var items = new List<SyncItem>();
        var options = new SyncRunOptions { OnItem = items.Add, IncludeArtwork = false };
        await library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(tracks.ToAsyncEnumerable(), options, cancellationToken: Cancel);
        return items;
    }

    /// <summary>Edits, pins and unlinks alike in both libraries between two syncs.</summary>
    private static async Task EditAsync(int seed, params TestLibrary[] libraries)
    {
        foreach (TestLibrary library in libraries)
        {
            var random = new Random(seed);
            library.Time.Advance(TimeSpan.FromHours(1));
            long tracks = library.Count("tracks");
            for (int i = 0; i < 10; i++)
            {
                long track = 1 + random.NextInt64(tracks);
                IReadOnlyList<PlatformInfo> links = await library.Tracks.GetPlatformInfoAsync(track, Cancel);
                switch (random.Next(7))
                {
                    case 0:
                        await library.Tracks.UpdateAsync(track, new TrackUpdate { Title = $"Title {random.Next(8)}", Year = "1980" }, Cancel);
                        break;
                    case 1 when links.Count > 0:
                        await library.Fields.UsePlatformAsync(track, links[0].Platform, [TrackField.Title], Cancel);
                        break;
                    case 2 when links.Count > 0:
                        await library.Tracks.RemovePlatformInfoAsync(track, links[^1].Platform, links[^1].PlatformId, Cancel);
                        break;
                    case 3:
                        await library.Tracks.MarkForUpdateAsync(track, cancellationToken: Cancel);
                        break;
                    case 4:
                        await library.Tracks.UpdateAsync(track, new TrackUpdate { Album = $"Album {random.Next(3)}" }, Cancel);
                        break;
                    case 5:
                        TrackFieldValues said = new() { Album = $"Album {random.Next(3)}", TrackNumber = 1 + random.Next(3) };
                        string further = $"id{random.Next(25)}";
                        await library.Tracks.AddPlatformInfoAsync(
                            track, "discogs", further, fields: said, options: new() { Role = PlatformIdRole.Secondary }, cancellationToken: Cancel);
                        break;
                    default:
                        await library.Tracks.SetTrackGenresAsync(track, [$"Genre {random.Next(4)}"], cancellationToken: Cancel);
                        break;
                }
            }
        }
    }

    private static string Describe(SyncItem item) => $"{item.Platform} {item.PlatformId} {item.Action} {item.TrackId} {item.MatchedBy} {item.Error} "
        + string.Join(", ", item.Changes.Select(change => $"{change.Field} {change.Before} {change.After} {change.IsShown}"));

    private static string Dump(TestLibrary library, string table)
    {
        string columns = (string)library.Sql($"SELECT group_concat('coalesce(quote(' || name || '), '''')', ' || '' '' || ') FROM pragma_table_info('{table}')")!;
        return $"{table}\n{library.Sql($"SELECT group_concat(line, char(10)) FROM (SELECT {columns} AS line FROM {table} ORDER BY line)")}";
    }
}
