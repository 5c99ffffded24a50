using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

/// <summary>Tracks of a compilation that come after the others: in a later import or run, or after a run that was canceled.</summary>
public sealed class LaterCompilationTests() : LibraryTest(new TestLibrary(store => store.ConfigureSync(sync => sync.ChunkSize = 1)))
{
    private static readonly NewTrack[] SummerHits =
    [
        Row("One", "Lena Brandt"), Row("Two", "Kolt Verne"), Row("Three", "Ines Ruiz"),
    ];

    private ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    [Fact]
    public async Task ImportAsync_OneMoreTrackOfAKnownCompilation_JoinsIt()
    {
        await ImportAsync(SummerHits);
        Album known = await CompilationAsync();

        await ImportAsync(Row("Four", "Milo Rand"));

        Assert.Equal(known with { TrackCount = 4, UpdatedAt = Library.Time.GetUtcNow() }, await CompilationAsync());
        Assert.Equal(1, await CountAsync());
        Assert.Equal(known.Id, (await Albums.FindAsync("Summer Hits 12", "Milo Rand", Cancel))!.Id);
    }

    [Fact]
    public async Task SyncAsync_OneMoreTrackOfAKnownCompilation_JoinsIt()
    {
        await SyncAsync(SummerHits);

        await SyncAsync([.. SummerHits, Row("Four", "Milo Rand")]);

        Assert.Equal((4, 1), ((await CompilationAsync()).TrackCount, await CountAsync()));
    }

    [Fact]
    public async Task SyncAsync_SourceNamedTheCompilation_JoinsIt()
    {
        await ImportAsync([.. SummerHits.Select(row => row with { AlbumArtist = "Various Artists" })]);

        await SyncAsync(Row("Four", "Milo Rand"));

        Assert.Equal((4, 1), ((await CompilationAsync()).TrackCount, await CountAsync()));
    }

    public static TheoryData<string, NewTrack[]> OwnAlbums => new()
    {
        { "more tracks than a guest has", [Row("A", "Milo Rand"), Row("B", "Milo Rand"), Row("C", "Milo Rand")] },
        { "another year", [Row("A", "Milo Rand") with { Year = "2015" }] },
        { "a number that is taken", [Row("A", "Milo Rand") with { TrackNumber = 2 }] },
        { "a title track", [Row("Summer Hits 12", "Milo Rand")] },
        { "a source that names the artist", [Row("A", "Milo Rand") with { AlbumArtist = "Milo Rand" }] },
    };

    [Theory]
    [MemberData(nameof(OwnAlbums))]
    public async Task ImportAsync_AlbumOfAnotherArtist_StaysApart(string what, NewTrack[] own)
    {
        await ImportAsync([.. SummerHits.Select((row, index) => row with { TrackNumber = index + 1 })]);

        await ImportAsync(own);

        Assert.True((await CompilationAsync()).TrackCount == 3, what);
        Assert.Equal(own.Length, (await Albums.FindAsync("Summer Hits 12", "Milo Rand", Cancel))!.TrackCount);
    }

    [Fact]
    public async Task ImportAsync_OwnAlbumBesideAMissingTrack_JoinsOnlyTheTrack()
    {
        await ImportAsync(SummerHits);

        await ImportAsync([.. Enumerable.Range(1, 5).Select(i => Row($"Own {i}", "Milo Rand")), Row("Four", "Ada Quist")]);

        Assert.Equal((4, 2), ((await CompilationAsync()).TrackCount, await CountAsync()));
        Assert.Equal(5, (await Albums.FindAsync("Summer Hits 12", "Milo Rand", Cancel))!.TrackCount);
    }

    /// <summary>Three tracks of a guest belong to a long compilation if their numbers fit, as when all came at once.</summary>
    [Theory]
    [InlineData(7, 10)]
    [InlineData(3, 3)]
    public async Task ImportAsync_NumbersFit_JoinsALongCompilation(int known, int expected)
    {
        await ImportAsync([.. Enumerable.Range(1, known).Select(i => Row($"Song {i}", $"Artist {(char)('A' + i)}") with { TrackNumber = i })]);

        await ImportAsync([.. Enumerable.Range(20, 3).Select(i => Row($"Song {i}", "Milo Rand") with { TrackNumber = i })]);

        Assert.Equal(expected, (await CompilationAsync()).TrackCount);
    }

    /// <summary>The albums that tracks show are others, so that their years and numbers say nothing about the compilation.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 3)]
    public async Task SyncAsync_TracksThatOnlyAppearOnIt_JoinIfTheyAreFew(int count, int expected)
    {
        await ImportAsync(SummerHits);
        NewTrack[] rows = [.. Enumerable.Range(1, count).Select(i => Row($"Song {i}", "Milo Rand") with { Duration = TimeSpan.FromSeconds(200 + (20 * i)) })];
        await SyncAsync("spotify", [.. rows.Select(row => row with { Album = "Own Record", AlbumArtist = "Milo Rand", Year = "2005", TrackNumber = 1 })]);

        await SyncAsync("discogs", [.. rows.Select(row => row with { Year = null })]);

        Assert.Equal((3 + count, expected), (await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel), (await CompilationAsync()).TrackCount));
        Assert.Equal(count, (await Albums.FindAsync("Own Record", "Milo Rand", Cancel))!.TrackCount);
    }

    /// <summary>A stream without a name starts again at its beginning, and finds the tracks of the first run unchanged.</summary>
    [Fact]
    public async Task SyncAsync_CanceledAndRunAgain_JoinsTheAlbumsOfBothRuns()
    {
        await CancelAfterAsync(2, SummerHits);
        long apart = await CountAsync();
        Library.Time.Advance(TimeSpan.FromHours(1));

        await SyncAsync(SummerHits);

        Assert.Equal((2, 3, 1), (apart, (await CompilationAsync()).TrackCount, await CountAsync()));
        Assert.Equal(0L, Library.Sql("SELECT count(*) FROM store_settings WHERE key LIKE 'compilations%'"));
    }

    [Fact]
    public async Task SyncAsync_AnotherRunAfterACanceledOne_JoinsWhatThatOneLeft()
    {
        await CancelAfterAsync(3, [.. SummerHits, Row("Other", "Milo Rand") with { Album = "Own Record" }]);
        long apart = await CountAsync();
        Library.Time.Advance(TimeSpan.FromHours(1));

        await SyncAsync(Row("Other", "Milo Rand") with { Album = "Own Record" });

        Assert.Equal((3, 3, 2), (apart, (await CompilationAsync()).TrackCount, await CountAsync()));
    }

    [Fact]
    public async Task SyncAsync_PlatformFails_LeavesTheRestOfTheCompilationToTheNextRun()
    {
        await Synchronizer.SyncAsync(FailingAsync(Items([.. SummerHits.Take(1)])), cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromHours(1));

        await SyncAsync([.. SummerHits.Skip(1)]);

        Assert.Equal((3, 1), ((await CompilationAsync()).TrackCount, await CountAsync()));
    }

    private static NewTrack Row(string title, string artist) => new() { Title = title, Artist = artist, Album = "Summer Hits 12", Year = "2011" };

    private static PlatformTrack[] Items(NewTrack[] rows, string platform = "rekordbox") =>
    [
        .. rows.Select(row => new PlatformTrack
        {
            Platform = platform,
            Id = row.Title,
            Title = row.Title,
            Artist = row.Artist,
            Album = row.Album,
            AlbumArtist = row.AlbumArtist,
            Year = row.Year,
            TrackNumber = row.TrackNumber,
            Duration = row.Duration,
        }),
    ];

    private static async IAsyncEnumerable<PlatformTrack> FailingAsync(PlatformTrack[] items)
    {
        foreach (PlatformTrack item in items)
        {
            await Task.Yield();
            yield return item;
        }

        throw new PlatformException("rekordbox", PlatformFault.Unreachable, "No network.");
    }

    private Task<ImportResult> ImportAsync(params NewTrack[] tracks) => Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

    private Task<SyncResult> SyncAsync(params NewTrack[] rows) => SyncAsync("rekordbox", rows);

    private Task<SyncResult> SyncAsync(string platform, NewTrack[] rows)
        => Synchronizer.SyncAsync(Items(rows, platform).ToAsyncEnumerable(), cancellationToken: Cancel);

    private async Task CancelAfterAsync(int stored, NewTrack[] rows)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        int seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncAsync(
            Items(rows).ToAsyncEnumerable(),
            new SyncRunOptions
            {
                IncludeArtwork = false,
                OnItem = _ =>
                {
                    if (++seen == stored)
                        cancel.Cancel();
                },
            },
            cancellationToken: cancel.Token));
        Assert.Equal(stored, Library.Count("tracks"));
    }

    private async Task<Album> CompilationAsync() => (await Albums.FindAsync("Summer Hits 12", "Various Artists", Cancel))!;

    private async Task<long> CountAsync() => (await Library.Database.GetStatisticsAsync(Cancel)).Albums;
}
