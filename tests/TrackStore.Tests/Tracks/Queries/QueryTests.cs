using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Queries;

public sealed class QueryTests : LibraryTest
{
    public override async ValueTask InitializeAsync()
    {
        await AddAsync(new NewTrack { Title = "Jóga", Artist = "Björk", Album = "Homogenic", Year = "1997", Bpm = 82, Genres = ["Art Pop", "Electronica"] });
        await AddAsync(new NewTrack { Title = "Москва", Artist = "Ёлка", Album = "Ещё", Year = "c. 2011", Bpm = 120 });
        await AddAsync(new NewTrack { Title = "Kamphopo", Artist = "Mø & Röyksopp", Album = "100% Øre", Year = "2014-03", Bpm = 120, Genres = ["electronica"] });
        await AddAsync(new NewTrack { Title = "Untitled_1", Artist = "Aphex Twin", IsAvailableLocally = true });
        await AddAsync(new NewTrack { Title = "Zebra", Artist = "Homogenic Singers", Album = "Stripes", Year = "1997", Bpm = 99.5 });
    }

    [Theory]
    [InlineData("bjork", "Jóga")]
    [InlineData("JOGA", "Jóga")]
    [InlineData("björk homogenic", "Jóga")]
    [InlineData("москва", "Москва")]
    [InlineData("елка", "Москва")]
    [InlineData("royksopp", "Kamphopo")]
    [InlineData("mo", "Jóga,Kamphopo,Zebra")]
    [InlineData("100%", "Kamphopo")]
    [InlineData("untitled_1", "Untitled_1")]
    [InlineData("%", "Kamphopo")]
    [InlineData("_", "Untitled_1")]
    [InlineData("homogenic", "Jóga,Zebra")]
    [InlineData("björk zebra", "")]
    [InlineData("  ", "Jóga,Kamphopo,Untitled_1,Zebra,Москва")]
    public Task QueryAsync_Text_FindsEveryWordAnywhere(string text, string expected) => ExpectAsync(new TrackQuery { Text = text }, expected);

    [Theory]
    [InlineData("homogenic", null, "Zebra")]
    [InlineData(null, "homogenic", "Jóga")]
    [InlineData("BJÖRK", "Homogenic", "Jóga")]
    [InlineData("röyksopp", null, "Kamphopo")]
    [InlineData(null, "ore", "Kamphopo")]
    [InlineData("Jóga", null, "")]
    [InlineData(null, "björk", "")]
    public Task QueryAsync_ArtistAndAlbum_LookInTheirOwnFieldOnly(string? artist, string? album, string expected)
        => ExpectAsync(new TrackQuery { Artist = artist, Album = album }, expected);

    [Fact]
    public async Task QueryAsync_Ranges_AreInclusive()
    {
        await ExpectAsync(new TrackQuery { MinYear = 1997, MaxYear = 1997 }, "Jóga,Zebra");
        await ExpectAsync(new TrackQuery { MinYear = 2011 }, "Kamphopo,Москва");
        await ExpectAsync(new TrackQuery { MinBpm = 99.5, MaxBpm = 120 }, "Kamphopo,Zebra,Москва");
        await ExpectAsync(new TrackQuery { MaxBpm = 82 }, "Jóga");
        await ExpectAsync(new TrackQuery { MinYear = 1990, MaxBpm = 100, Artist = "singers" }, "Zebra");
    }

    [Fact]
    public async Task QueryAsync_Genre_MatchesEffectiveOnes()
    {
        await ExpectAsync(new TrackQuery { Genres = ["ELECTRONICA"] }, "Jóga,Kamphopo");

        await Tracks.SetTrackGenresAsync(await IdAsync("Jóga"), ["Trip Hop"], cancellationToken: Cancel);

        await ExpectAsync(new TrackQuery { Genres = ["Electronica"] }, "Kamphopo");
        await ExpectAsync(new TrackQuery { Genres = ["trip hop"] }, "Jóga");
        await ExpectAsync(new TrackQuery { Genres = ["electro"] }, "");
    }

    [Fact]
    public async Task QueryAsync_PlatformAndStale_Combine()
    {
        long joga = await IdAsync("Jóga");
        long zebra = await IdAsync("Zebra");
        await Tracks.AddPlatformInfoAsync(joga, "spotify", "sp-1", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(joga, "discogs", "dc-1", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(zebra, "spotify", "sp-2", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(joga, "discogs", cancellationToken: Cancel);

        await ExpectAsync(new TrackQuery { Platform = "Spotify" }, "Jóga,Zebra");
        await ExpectAsync(new TrackQuery { NeedsUpdate = true }, "Jóga");
        await ExpectAsync(new TrackQuery { NeedsUpdate = false }, "Jóga,Zebra");
        await ExpectAsync(new TrackQuery { Platform = "spotify", NeedsUpdate = true }, "");
        await ExpectAsync(new TrackQuery { Platform = "discogs", NeedsUpdate = true }, "Jóga");
        Assert.Equal(["sp-1", "sp-2"], (await Tracks.QueryAsync(new TrackQuery { Platform = "spotify" }, Cancel)).Items.Select(i => i.PlatformId));
        Assert.All((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items, item => Assert.Null(item.PlatformId));
    }

    [Fact]
    public async Task QueryAsync_HasImage_CountsTheTracksOwnAndItsAlbums()
    {
        Track joga = (await Tracks.GetAsync(await IdAsync("Jóga"), Cancel))!;
        long untitled = await IdAsync("Untitled_1");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), albumId: joga.AlbumId, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), trackId: untitled, cancellationToken: Cancel);

        await ExpectAsync(new TrackQuery { HasImage = true }, "Jóga,Untitled_1");
        await ExpectAsync(new TrackQuery { HasImage = false }, "Kamphopo,Zebra,Москва");
        Assert.Equal(
            [true, false, true, false, false],
            (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Select(i => i.HasImage));
    }

    [Fact]
    public async Task QueryAsync_Local_FindsTheFilesThatAreHere()
    {
        await ExpectAsync(new TrackQuery { IsAvailableLocally = true }, "Untitled_1");
        Assert.Equal(4, await Tracks.CountAsync(new TrackQuery { IsAvailableLocally = false }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task QueryAsync_Row_CarriesWhatAListShows()
    {
        TrackItem item = (await Tracks.QueryAsync(new TrackQuery { Text = "joga" }, Cancel)).Items[0];
        Track track = (await Tracks.GetAsync(item.TrackId!.Value, Cancel))!;

        Assert.Equal(
            (track.Title, track.Artist, track.Album, track.AlbumId, track.Year, track.Bpm, track.Duration, track.CreatedAt),
            (item.Title, item.Artist, item.Album, item.AlbumId, item.Year, item.Bpm, item.Duration, item.AddedAt!.Value));
    }

    [Theory]
    [InlineData(TrackOrder.Title)]
    [InlineData(TrackOrder.Artist)]
    [InlineData(TrackOrder.AddedAt)]
    [InlineData(TrackOrder.Year)]
    [InlineData(TrackOrder.Bpm)]
    public async Task QueryAsync_PageAfterPage_GivesEveryTrackOnceInOrder(TrackOrder order)
    {
        for (int i = 0; i < 40; i++)
        {
            Library.Time.Advance(TimeSpan.FromMilliseconds(i % 3));
            await AddAsync(new NewTrack
            {
                Title = $"Same title {i % 4}",
                Artist = $"Artist {i % 3}",
                Album = $"Album {i}",
                Year = i % 5 == 0 ? null : $"{1990 + (i % 6)}",
                Bpm = i % 7 == 0 ? null : 100 + (i % 8) + 0.1,
            });
        }

        foreach (bool descending in (bool[])[false, true])
        {
            TrackQuery query = new() { OrderBy = order, Descending = descending };
            List<TrackItem> whole = [.. (await Tracks.QueryAsync(query with { PageSize = 1000 }, Cancel)).Items];
            List<TrackItem> paged = await Tracks.StreamAsync(query with { PageSize = 7 }, Cancel).ToListAsync(Cancel);

            Assert.Equal(45, whole.Count);
            Assert.Equal(whole, paged);
            Assert.Equal(45, paged.Select(i => i.TrackId).Distinct().Count());
        }
    }

    [Fact]
    public async Task QueryAsync_UnknownYearOrTempo_StandsLastInBothDirections()
    {
        foreach (TrackOrder order in (TrackOrder[])[TrackOrder.Year, TrackOrder.Bpm])
        {
            foreach (bool descending in (bool[])[false, true])
                Assert.Equal("Untitled_1", (await Tracks.QueryAsync(new TrackQuery { OrderBy = order, Descending = descending }, Cancel)).Items[^1].Title);
        }
    }

    [Fact]
    public async Task QueryAsync_RowsComeAndGoBetweenPages_SkipsAndRepeatsNone()
    {
        TrackPage first = await Tracks.QueryAsync(new TrackQuery { PageSize = 2 }, Cancel);
        await Tracks.DeleteAsync(first.Items[0].TrackId!.Value, Cancel);
        await AddAsync(new NewTrack { Title = "AAA", Artist = "First of all" });

        TrackPage second = await Tracks.QueryAsync(new TrackQuery { PageSize = 10, Cursor = first.NextCursor }, Cancel);

        Assert.Equal(["Untitled_1", "Zebra", "Москва"], second.Items.Select(i => i.Title));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task QueryAsync_ForeignCursor_IsRefused()
    {
        string cursor = (await Tracks.QueryAsync(new TrackQuery { PageSize = 1 }, Cancel)).NextCursor!;

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = "not a cursor!" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = "" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = cursor, OrderBy = TrackOrder.Bpm }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = cursor, Descending = true }, Cancel));
    }

    [Fact]
    public async Task QueryAsync_MoreThanADatabaseCanAnswer_IsRefused()
    {
        TrackQuery[] queries =
        [
            new() { Text = string.Join(' ', Enumerable.Range(0, 200)) },
            new() { Text = new string('x', 60_000) },
            new() { Artist = new string('x', 60_000) },
            new() { Tags = [.. Enumerable.Range(0, 1500).Select(i => $"tag {i}")] },
            new() { MinBpm = double.NaN },
            new() { MaxBpm = double.PositiveInfinity },
            new() { Text = "half a pair \ud800" },
            new() { OrderBy = TrackOrder.Bpm, Cursor = Convert.ToBase64String("1|4|0|1|1|NaN"u8.ToArray()).TrimEnd('=') },
        ];

        foreach (TrackQuery query in queries)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.QueryAsync(query, Cancel));
            if (query.Cursor is null)
                await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.CountAsync(query, cancellationToken: Cancel));
        }

        await ExpectAsync(new TrackQuery { Text = string.Join(' ', Enumerable.Repeat("joga", 150)) }, "Jóga");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task QueryAsync_PageSizeOutOfRange_IsRefused(int pageSize)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.QueryAsync(new TrackQuery { PageSize = pageSize }, Cancel));

    private async Task<long> IdAsync(string title) => (await Tracks.QueryAsync(new TrackQuery { Text = title }, Cancel)).Items[0].TrackId!.Value;

    private async Task ExpectAsync(TrackQuery query, string titles)
    {
        TrackPage page = await Tracks.QueryAsync(query, Cancel);

        Assert.Equal(titles, string.Join(',', page.Items.Select(i => i.Title)));
        Assert.Equal(page.Items.Count, await Tracks.CountAsync(query, cancellationToken: Cancel));
    }

    private Task<Track> AddAsync(NewTrack track) => Tracks.AddAsync(track, Cancel);
}
