using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Every read gives the same on PostgreSQL as on SQLite, when the rows are the same.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlReadTests(PostgreSqlReadTests.SameLibraries libraries) : IClassFixture<PostgreSqlReadTests.SameLibraries>
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts = ["a", "zebra", "É", "%", "_", @"\", "a b", "中", "'", "🎵"];

    private static readonly TrackQuery[] Filters =
    [
        new(), new() { AlbumId = 2 }, new() { Platform = "spotify" }, new() { NeedsUpdate = true }, new() { NeedsUpdate = false, Platform = "discogs" },
        new() { HasImage = true }, new() { HasImage = false }, new() { IsAvailableLocally = true }, new() { MinYear = 1991, MaxYear = 1993 }, new() { MinBpm = 121.5, MaxBpm = 124 },
        new() { Tags = ["tag é"] }, new() { Tags = ["tag é", "tag a_b"] },
        .. Texts.Select(text => new TrackQuery { Text = text }), .. Texts.Select(text => new TrackQuery { Artist = text }),
        .. Texts.Select(text => new TrackQuery { Album = text }), .. Texts.Select(text => new TrackQuery { Genres = [text] }),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_EveryOrder_ListTheSameTracksInTheSameOrderAndPages()
    {
        foreach (TrackOrder order in Enum.GetValues<TrackOrder>())
        {
            foreach (bool descending in (bool[])[false, true])
                await AssertSameAsync($"{order} {descending}", services => PagesAsync(services, new TrackQuery { OrderBy = order, Descending = descending, PageSize = 7, Include = TrackItemParts.All }));
        }
    }

    [Fact]
    public async Task Queries_EveryFilter_ListTheSameTracks()
    {
        foreach (TrackQuery filter in Filters)
        {
            await AssertSameAsync($"{filter}", services => PagesAsync(services, filter));
            await AssertSameAsync($"count {filter}", async services => await services.GetRequiredService<ITrackRepository>().CountAsync(filter, cancellationToken: Cancel));
            foreach (TrackOrder order in Enum.GetValues<TrackOrder>())
                await AssertSameAsync($"{order} {filter}", services => PagesAsync(services, filter with { OrderBy = order, PageSize = 20 }));
        }
    }

    [Fact]
    public Task Tracks_OneByOne_AreTheSame() => EachTrackAsync(async (services, id) =>
    {
        var tracks = services.GetRequiredService<ITrackRepository>();
        var explained = new List<object?>();
        foreach (TrackField field in Enum.GetValues<TrackField>().Where(field => field != TrackField.Artwork))
            explained.Add(await services.GetRequiredService<ITrackFields>().ExplainAsync(id, field, Cancel));
        return new object?[]
        {
            await tracks.GetAsync(id, Cancel),
            await tracks.GetPlatformInfoAsync(id, Cancel),
            await tracks.GetPlatformInfoAsync(id, "spotify", Cancel),
            await tracks.NeedsUpdateAsync(id, cancellationToken: Cancel),
            await tracks.GetGenresAsync(id, Cancel),
            await tracks.FindByPlatformAsync("discogs", $"{id}", Cancel),
            await services.GetRequiredService<ITagRepository>().GetTagsAsync(id, Cancel),
            await services.GetRequiredService<ITrackFields>().GetFieldsAsync(id, Cancel),
            explained,
        };
    });

    [Fact]
    public Task Artwork_OneByOne_IsTheSame() => EachTrackAsync(async (services, id) =>
    {
        var images = services.GetRequiredService<IImageRepository>();
        var lookups = services.GetRequiredService<IArtworkLookups>();
        var found = new List<object?>();
        foreach (ArtworkOwner owner in (ArtworkOwner[])[ArtworkOwner.Track(id), ArtworkOwner.Album(id)])
        {
            ImageInfo? shown = await images.ResolveAsync(ImageRequest.For(owner, ImageTarget.OfPixels(100)), Cancel);
            found.Add(shown);
            if (shown?.ArtworkKey is { } key)
                found.Add(await images.ReadAsync(key, ImageSize.Medium, Cancel));
            found.Add(shown is null ? null : await images.ReadAsync(shown.Id, Cancel));
            try
            {
                found.Add(await images.ListImagesAsync(owner, Cancel));
                found.Add(await services.GetRequiredService<IArtworkSelector>().ExplainArtworkAsync(owner, cancellationToken: Cancel));
            }
            catch (AlbumNotFoundException)
            {
                found.Add("no album");
            }

            foreach (string source in (string[])["web", "discogs", "spotify"])
                found.Add(await lookups.GetAsync(owner, source, cancellationToken: Cancel));
        }

        return found;
    });

    [Fact]
    public async Task Lists_AreTheSame()
    {
        await AssertSameAsync("tags", async services => await services.GetRequiredService<ITagRepository>().ListTagsAsync(Cancel));
        await AssertSameAsync("statistics", async services => await services.GetRequiredService<ITrackStoreDatabase>().GetStatisticsAsync(Cancel));
        await AssertSameAsync("items", async services => await services.GetRequiredService<ITrackRepository>().GetItemsAsync([.. Enumerable.Range(1, 100)], TrackItemParts.All, Cancel));
        await AssertSameAsync("page of images", async services =>
        {
            ImageRequest[] page = [.. Enumerable.Range(1, 100).Select(id => ImageRequest.ForTrack(id))];
            IReadOnlyDictionary<ImageRequest, ImageInfo> found = await services.GetRequiredService<IImageRepository>().ResolveAsync(page, Cancel);
            return page.Select(request => found.GetValueOrDefault(request)).ToList();
        });
        await AssertSameAsync("lookups", DueLookupsAsync);
        await AssertSameAsync("albums", async services =>
        {
            var albums = services.GetRequiredService<IAlbumRepository>();
            var found = new List<object?> { await albums.FindAsync("ä", "ZEBRA", Cancel) };
            for (int id = 1; id < 40; id++)
                found.Add(await albums.GetAsync(id, Cancel));
            return found;
        });
    }

    [Fact]
    public async Task QueueAndChangeLog_AreTheSame()
    {
        DateTime later = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await AssertSameAsync("queue", services => services.GetRequiredService<StoreDatabase>().ReadAsync<object?>(
            async (context, token) => new object?[]
            {
                await DownloadReader.AnyPendingAsync(context, token),
                await DownloadReader.CountDueAsync(context, later, token),
            },
            Cancel));
        await AssertSameAsync("change log", services => services.GetRequiredService<StoreDatabase>().ReadAsync<object?>(
            async (context, token) => (await ChangeLog.ReadAsync(context, 5, "reader", token)).ToString(),
            Cancel));
    }

    // What the tests compare would be the same if it were empty. A run that ended leaves nothing to resume.
    [Fact]
    public async Task Sample_HasRowsInEveryTable()
    {
        (TestLibrary sqlite, _) = await libraries.GetAsync();
        await using DbContext context = sqlite.Services.GetRequiredService<IStoreProvider>().Rent().Context;

        IEnumerable<string> empty = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!)
            .Where(table => table is not (Schema.AlbumArtworkLookups or Schema.ArtworkOriginals or Schema.SyncRuns
                or Schema.ChangeHistoryArtworks or Schema.GenreAliases or Schema.TagAliases or Schema.TrackGenreExclusions) && sqlite.Count(table) == 0);

        Assert.Empty(empty);
    }

    private static async Task<object?> PagesAsync(IServiceProvider services, TrackQuery query)
    {
        var pages = new List<TrackPage>();
        string? cursor = null;
        do
        {
            pages.Add(await services.GetRequiredService<ITrackRepository>().QueryAsync(query with { Cursor = cursor }, Cancel));
            cursor = pages[^1].NextCursor;
        }
        while (cursor is not null);

        return pages;
    }

    private static async Task<object?> DueLookupsAsync(IServiceProvider services)
    {
        var due = new List<object>();
        ArtworkLookup? last = null;
        while (true)
        {
            IReadOnlyList<ArtworkLookup> page = await services.GetRequiredService<IArtworkLookups>().ListDueAsync(ArtworkOwnerKind.Track, "web", 9, last, Cancel);
            if (page.Count == 0)
                return due;
            due.AddRange(page);
            last = page[^1];
        }
    }

    private async Task EachTrackAsync(Func<IServiceProvider, long, Task<object?>> read)
    {
        for (long id = 1; id <= 100; id++)
            await AssertSameAsync($"track {id}", services => read(services, id));
    }

    private async Task AssertSameAsync(string name, Func<IServiceProvider, Task<object?>> read)
    {
        (TestLibrary sqlite, ServiceProvider postgreSql) = await libraries.GetAsync();
        string expected = JsonSerializer.Serialize(await read(sqlite.Services), Json);

        string actual = JsonSerializer.Serialize(await read(postgreSql), Json);

        Assert.True(expected == actual, $"{name}\nSQLite:     {expected}\nPostgreSQL: {actual}");
    }

    /// <summary>A library on SQLite, and one with the same rows on PostgreSQL.</summary>
    public sealed class SameLibraries : IAsyncDisposable
    {
        private readonly Lazy<Task> _filled;
        
        // No name has an address, so that pictures stay in the queue.
        private readonly TestLibrary _sqlite = new(register: services => services.AddSingleton<IArtworkNetwork>(new ScriptedNetwork(1)));
        private PostgreSqlDatabase? _database;
        private ServiceProvider? _postgreSql;

        public SameLibraries() => _filled = new Lazy<Task>(FillAsync);

        internal async Task<(TestLibrary Sqlite, ServiceProvider PostgreSql)> GetAsync()
        {
            await PostgreSqlServer.GetAsync();
            await _filled.Value;
            return (_sqlite, _postgreSql!);
        }

        public async ValueTask DisposeAsync()
        {
            if (_postgreSql is not null)
                await _postgreSql.DisposeAsync();
            if (_database is not null)
                await _database.DisposeAsync();
            await _sqlite.DisposeAsync();
        }

        private async Task FillAsync()
        {
            await SampleTracks.FillAsync(_sqlite.Services, _sqlite.Time.Advance, Cancel);
            _sqlite.Time.Advance(TimeSpan.FromDays(2));
            _database = await PostgreSqlDatabase.CreateAsync();
            _postgreSql = new ServiceCollection().AddSingleton<TimeProvider>(_sqlite.Time)
                .AddTrackStore(store => store.UsePostgreSql(_database.ConnectionString).ConfigureDownloads(options => options.ResumeOnOpen = false))
                .BuildServiceProvider();
            await using DbContext from = _sqlite.Services.GetRequiredService<IStoreProvider>().Rent().Context;
            await using DbContext to = _postgreSql.GetRequiredService<IStoreProvider>().Rent().Context;
            await LibraryCopy.CopyAsync(from, to);
        }
    }
}
