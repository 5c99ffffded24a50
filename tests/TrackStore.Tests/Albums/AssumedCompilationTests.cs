using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

/// <summary>The case compilation-splits: a compilation that no source calls one, because its albums have no artist.</summary>
public sealed class AssumedCompilationTests : LibraryTest
{
    private static readonly NewTrack[] SummerHits =
    [
        Row("One", "Lena Brandt"), Row("Two", "Kolt Verne"), Row("Three", "Ines Ruiz"),
    ];

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task ImportAsync_ArtistsOfOneTitle_AreOneCompilationInAnyOrder(params int[] order)
    {
        await ImportAsync([.. order.Select(index => SummerHits[index])]);

        Album album = await TheOnlyAlbumAsync();
        Assert.Equal(("Summer Hits 12", "Various Artists", 3), (album.Title, album.Artist, album.TrackCount));
        Assert.Equal(album.Id, (await Albums.FindAsync("Summer Hits 12", "VA", Cancel))!.Id);
    }

    [Fact]
    public async Task ImportAsync_Again_ChangesNothing()
    {
        await ImportAsync(SummerHits);
        Album first = await TheOnlyAlbumAsync();
        Library.Time.Advance(TimeSpan.FromHours(1));

        ImportResult again = await ImportAsync(SummerHits);

        Assert.Equal(3, again.Unchanged);
        Assert.Equal(first, await TheOnlyAlbumAsync());
    }

    /// <summary>The parts of the compilation are hundreds of tracks apart, so that they are in other chunks.</summary>
    [Fact]
    public async Task ImportAsync_TracksFarApart_AreOneCompilation()
    {
        IEnumerable<NewTrack> others = Enumerable.Range(0, 600).Select(i => new NewTrack { Title = $"Song {i}", Artist = $"Band {i / 10}", Album = $"Record of {i / 10}" });

        await ImportAsync([SummerHits[0], .. others.Take(550), SummerHits[1], .. others.Skip(550), SummerHits[2]]);

        Assert.Equal(3, (await Albums.FindAsync("Summer Hits 12", "Various", Cancel))!.TrackCount);
        Assert.Equal(61, (await Library.Database.GetStatisticsAsync(Cancel)).Albums);
    }

    [Fact]
    public async Task SyncAsync_ArtistsOfOneTitle_AreOneCompilationWhereverChunksEnd()
    {
        await using var library = new TestLibrary(store => store.ConfigureSync(sync => sync.ChunkSize = 1));

        await library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            SummerHits.Select((row, index) => new PlatformTrack { Platform = "rekordbox", Id = $"{index}", Title = row.Title, Artist = row.Artist, Album = row.Album, Year = row.Year }).ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Assert.Equal((1, 3), ((await library.Database.GetStatisticsAsync(Cancel)).Albums, (await library.Albums.FindAsync("Summer Hits 12", "Various", Cancel))!.TrackCount));
    }

    [Fact]
    public async Task ImportAsync_CompilationIsKnown_JoinsIt()
    {
        Album known = await Albums.AddAsync(new NewAlbum { Title = "Summer Hits 12", Artist = "V.A." }, Cancel);

        await ImportAsync(SummerHits);

        Assert.Equal((known.Id, "V.A.", 3), ((await TheOnlyAlbumAsync()).Id, (await TheOnlyAlbumAsync()).Artist, (await TheOnlyAlbumAsync()).TrackCount));
    }

    [Theory]
    [InlineData("Greatest Hits")]
    [InlineData("Greatest Hits 2")]
    [InlineData("The Very Best Of")]
    [InlineData("MTV Unplugged")]
    [InlineData("Live at Wembley")]
    [InlineData("The Singles 1992-2003")]
    [InlineData("Untitled")]
    [InlineData("Home")]
    [InlineData("The Remixes EP")]
    [InlineData("Unknown Album")]
    public async Task ImportAsync_TitleThatManyAlbumsHave_StaysApart(string title)
    {
        await ImportAsync([.. SummerHits.Select(row => row with { Album = title })]);

        Assert.Equal(3, (await Library.Database.GetStatisticsAsync(Cancel)).Albums);
    }

    public static TheoryData<string, Func<NewTrack, NewTrack>> Contradictions => new()
    {
        { "years", row => row with { Year = row.Title == "One" ? "2009" : "2011" } },
        { "numbers on one disc", row => row with { TrackNumber = row.Title == "One" ? 2 : 1, DiscNumber = row.Title == "Two" ? 1 : null } },
        { "albums whose artist is named", row => row with { AlbumArtist = row.Artist } },
        { "a title track", row => row with { Title = row.Title == "One" ? "Summer Hits 12 (Radio Edit)" : row.Title } },
        { "an artist in the title", row => row with { Album = "Lena Brandt & Friends" } },
        { "one artist with guests", row => row with { Artist = $"Lena Brandt feat. {row.Artist}" } },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task ImportAsync_WhatSpeaksAgainstACompilation_StaysApart(string what, Func<NewTrack, NewTrack> change)
    {
        await ImportAsync([.. SummerHits.Select(change)]);

        Assert.True((await Library.Database.GetStatisticsAsync(Cancel)).Albums == 3, what);
    }

    [Fact]
    public async Task ImportAsync_NumbersOnTwoDiscs_AreOneCompilation()
    {
        await ImportAsync([.. SummerHits.Select((row, index) => row with { DiscNumber = index + 1, TrackNumber = 1 })]);

        Assert.Equal(3, (await TheOnlyAlbumAsync()).TrackCount);
    }

    [Fact]
    public async Task ImportAsync_TwoArtistsAlbumsOfTheSameTitle_StayApart()
    {
        await ImportAsync([.. Enumerable.Range(1, 4).SelectMany(i => (NewTrack[])[Row($"A{i}", "Lena Brandt"), Row($"B{i}", "Kolt Verne")])]);

        Assert.Equal(2, (await Library.Database.GetStatisticsAsync(Cancel)).Albums);
    }

    [Fact]
    public async Task ImportAsync_TwoArtistsWithoutYearAndNumber_StayApart()
    {
        await ImportAsync([SummerHits[0] with { Year = null }, SummerHits[1] with { Year = null }]);

        Assert.Equal(2, (await Library.Database.GetStatisticsAsync(Cancel)).Albums);
    }

    /// <summary>A source that names the artist of the album means another one than the compilation.</summary>
    [Fact]
    public async Task ImportAsync_AlbumOfOneOfTheArtistsIsNamedLater_IsAnotherAlbum()
    {
        await ImportAsync(SummerHits);

        Track own = await Tracks.AddAsync(new NewTrack { Title = "Four", Artist = "Lena Brandt", Album = "Summer Hits 12", AlbumArtist = "Lena Brandt" }, Cancel);
        Track one = (await Tracks.GetAsync((await Tracks.QueryAsync(new TrackQuery { Text = "One" }, Cancel)).Items[0].TrackId!.Value, Cancel))!;
        Track edited = await Tracks.UpdateAsync(one.Id, new TrackUpdate { Title = "One More" }, Cancel);

        Assert.Equal("Lena Brandt", (await Albums.GetAsync(own.AlbumId!.Value, Cancel))!.Artist);
        Assert.Equal(one.AlbumId, edited.AlbumId);
        Assert.NotEqual(own.AlbumId, edited.AlbumId);
    }

    private static NewTrack Row(string title, string artist) => new() { Title = title, Artist = artist, Album = "Summer Hits 12", Year = "2011" };

    private Task<ImportResult> ImportAsync(NewTrack[] tracks) => Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

    private async Task<Album> TheOnlyAlbumAsync()
    {
        Assert.Equal(1, (await Library.Database.GetStatisticsAsync(Cancel)).Albums);
        TrackItem item = (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items[0];
        return (await Albums.GetAsync(item.AlbumId!.Value, Cancel))!;
    }
}
