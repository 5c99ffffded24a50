using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>A sync reads the fingerprint of what a platform said instead of the texts, and must end as if it had read them.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class SaidFingerprintTests
{
    private const int Rounds = 5;
    private const int Items = 60;

    private static readonly string[] Tables =
    [
        "tracks", "albums", "track_platform_info", "track_platform_syncs", "genres", "genre_aliases", "track_genres", "track_fields", "track_aliases", "track_proposals",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Few names, codes and ids, so that items concern one another; a chunk has the same items twice, and some that did not change.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task SyncAsync_WithFingerprints_EndsAsWithout(int seed)
    {
        await using Library with = await Library.OpenAsync();
        await using Library without = await Library.OpenAsync();
        var random = new Random(seed);
        PlatformTrack[] tracks = [];
        for (int round = 0; round < Rounds; round++)
        {
            PlatformTrack[] former = tracks;
            tracks = [.. Enumerable.Range(0, Items).Select(i => former.Length > 0 && random.Next(3) > 0 ? former[i] : RandomTrack(random))];
            foreach (PlatformTrack[] given in new[] { tracks, tracks })
            {
                await without.SqlAsync("UPDATE track_platform_info SET said_fingerprint = NULL");

                List<string> known = await with.SyncAsync(given);
                List<string> unknown = await without.SyncAsync(given);

                Assert.Equal(unknown, known);
                foreach (string table in Tables)
                    Assert.Equal(await without.DumpAsync(table), await with.DumpAsync(table));
            }

            int edits = random.Next();
            Assert.Equal(await EditAsync(without, edits), await EditAsync(with, edits));
            await with.AssertFingerprintsAsync();
        }
    }

    [Fact]
    public async Task SyncAsync_SameFingerprint_DoesNotReadTheTexts()
    {
        await using Library library = await Library.OpenAsync();
        PlatformTrack track = RandomTrack(new Random(1)) with { LocalPath = null };
        await library.SyncAsync([track]);
        await library.SqlAsync("UPDATE track_platform_info SET fields = '{\"title\":\"Another\"}'");

        string same = Assert.Single(await library.SyncAsync([track]));
        await library.SqlAsync("UPDATE track_platform_info SET said_fingerprint = said_fingerprint + 1");
        string other = Assert.Single(await library.SyncAsync([track]));
        string again = Assert.Single(await library.SyncAsync([track]));

        Assert.Contains(" Unchanged ", same, StringComparison.Ordinal);
        Assert.Contains(" Changed ", other, StringComparison.Ordinal);
        Assert.Contains(" Unchanged ", again, StringComparison.Ordinal);
    }

    private static PlatformTrack RandomTrack(Random random) => new()
    {
        Platform = random.Next(2) == 0 ? "spotify" : "discogs",
        Id = $"id{random.Next(25)}",
        Title = $"Title {random.Next(8)}",
        Artist = $"Artist {random.Next(3)}",
        Album = random.Next(3) == 0 ? null : $"Album {random.Next(3)}",
        TrackNumber = random.Next(3) == 0 ? 1 + random.Next(3) : null,
        Year = random.Next(2) == 0 ? null : $"{1990 + random.Next(3)}",
        Isrc = random.Next(3) == 0 ? $"GBABC970000{random.Next(6)}" : null,
        Duration = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(200 + random.Next(4)),
        LocalPath = random.Next(6) == 0 ? $"/music/{random.Next(9)}.flac" : null,
        Uri = random.Next(3) == 0 ? null : $"https://example.com/{random.Next(4)}",
        Json = random.Next(3) == 0 ? null : $$"""{"popularity":{{random.Next(3)}}}""",
        Genres = random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"Genre {random.Next(4)}").Distinct()],
        UnaskedFields = random.Next(4) == 0 ? [TrackField.Label, TrackField.Genres] : [],
        EmptyFields = random.Next(6) == 0 ? [TrackField.Label] : [],
        MoreFields = random.Next(4) == 0 ? new Dictionary<string, string?> { ["mood"] = $"{random.Next(3)}" } : new Dictionary<string, string?>(),
        Artwork = random.Next(2) == 0 ? [] : [new PlatformArtwork { Url = $"https://covers.invalid/{random.Next(5)}.jpg", Width = 640, Height = 640 }],
    };

    /// <summary>Edits, links, unlinks, merges, undoes and renames genres.</summary>
    /// <returns>What was done, and the kinds of the errors.</returns>
    private static async Task<List<string>> EditAsync(Library library, int seed)
    {
        var random = new Random(seed);
        var done = new List<string>();
        library.Time.Advance(TimeSpan.FromHours(1));
        long last = (long)(await library.SqlAsync("SELECT max(id) FROM tracks"))!;
        for (int i = 0; i < 12; i++)
        {
            (int what, long track, long other, int number) = (random.Next(9), 1 + random.NextInt64(last), 1 + random.NextInt64(last), random.Next(8));
            string result = "";
            try
            {
                result = await EditAsync(library, what, track, other, number);
            }
            catch (Exception error) when (error is TrackStoreException or ArgumentException)
            {
                result = error.GetType().Name;
            }

            done.Add($"{what} {track} {other} {number} {result}");
        }

        return done;
    }

    private static async Task<string> EditAsync(Library library, int what, long track, long other, int number)
    {
        IReadOnlyList<PlatformInfo> links = await library.Tracks.GetPlatformInfoAsync(track, Cancel);
        switch (what)
        {
            case 0:
                await library.Tracks.UpdateAsync(track, new TrackUpdate { Title = $"Title {number}", Year = "1980" }, Cancel);
                return "";
            case 1 when links.Count > 0:
                await library.Tracks.RemovePlatformInfoAsync(track, links[^1].Platform, links[^1].PlatformId, Cancel);
                return "unlinked";
            case 2:
                await library.Tracks.MarkForUpdateAsync(track, cancellationToken: Cancel);
                return "";
            case 3:
                await library.Tracks.AddPlatformInfoAsync(
                    track, "discogs", $"id{number}", fields: new() { Album = "Album 1" }, options: new() { Role = PlatformIdRole.Secondary }, cancellationToken: Cancel);
                return "";
            case 4 or 5:
                HistoryEntry merge = await library.Get<IDuplicates>().MergeTracksAsync(track, other, Cancel);
                if (what == 5)
                    await library.Get<IChangeHistory>().UndoAsync(merge.Id, Cancel);
                return "merged";
            case 6 when links.Count > 1:
                await library.Get<IDuplicates>().SplitTrackAsync(track, links[^1].Platform, links[^1].PlatformId!, Cancel);
                return "split";
            case 7:
                var genres = library.Get<IGenreRepository>();
                if (await genres.FindGenreAsync($"Genre {number % 4}", Cancel) is { } one && await genres.FindGenreAsync($"Genre {(number + 1) % 4}", Cancel) is { } two)
                    await genres.MergeGenresAsync(one.Id, two.Id, cancellationToken: Cancel);
                return "genres";
            default:
                await library.Tracks.DeleteAsync(track, Cancel);
                return "deleted";
        }
    }

    private sealed class Library : IAsyncDisposable
    {
        private readonly PostgreSqlDatabase _database;
        private readonly ServiceProvider _services;

        private Library(PostgreSqlDatabase database)
        {
            _database = database;
            _services = new ServiceCollection()
                .AddSingleton<TimeProvider>(Time)
                .AddTrackStore(store => store.UsePostgreSql(database.ConnectionString))
                .Configure<SyncOptions>(options => options.ChunkSize = Items / 2)
                .BuildServiceProvider();
        }

        public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

        public ITrackRepository Tracks => Get<ITrackRepository>();

        public static async Task<Library> OpenAsync() => new(await PostgreSqlDatabase.CreateAsync());

        public T Get<T>()
            where T : notnull
            => _services.GetRequiredService<T>();

        public Task<object?> SqlAsync(string sql) => _database.SqlAsync(sql);

        public async Task<List<string>> SyncAsync(PlatformTrack[] tracks)
        {
            var items = new List<string>();
            var options = new SyncRunOptions { OnItem = item => items.Add(Describe(item)), IncludeArtwork = false };
            await Get<ITrackSynchronizer>().SyncAsync(tracks.ToAsyncEnumerable(), options, cancellationToken: Cancel);
            return items;
        }

        public Task<object?> DumpAsync(string table) => SqlAsync(
            $"SELECT string_agg(line, E'\\n' ORDER BY line) FROM (SELECT (to_jsonb(t) - 'said_fingerprint')::text AS line FROM {table} t) AS lines");

        /// <summary>Checks that every row has the fingerprint of its texts, whoever wrote it.</summary>
        public async Task AssertFingerprintsAsync()
        {
            await using DbContext context = Get<IStoreProvider>().Rent().Context;
            List<PlatformInfoEntity> rows = await context.Set<PlatformInfoEntity>().OrderBy(row => row.Id).ToListAsync(Cancel);
            List<long?> stored = await context.Set<PlatformInfoEntity>().OrderBy(row => row.Id).Select(row => row.SaidFingerprint).ToListAsync(Cancel);
            Assert.NotEmpty(rows);
            Assert.Equal(rows.Select(row => row.SaidFingerprint), stored);
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await _database.DisposeAsync();
        }

        private static string Describe(SyncItem item) => $"{item.Platform} {item.PlatformId} {item.Action} {item.TrackId} {item.MatchedBy} {item.Error} {item.ReplacedPlatformId} "
            + string.Join(", ", item.Changes.Select(change => $"{change.Field} {change.Before} {change.After} {change.IsShown}"));
    }
}
