using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Platforms;

public sealed class PlatformLinkTests : LibraryTest
{
    [Fact]
    public async Task AddPlatformInfoAsync_NewLink_IsStoredAsGiven()
    {
        Track track = await AddAsync();
        const string json = """{ "id": 11146,  "title" : "Windowlicker" }""";

        PlatformInfo added = await Tracks.AddPlatformInfoAsync(
            track.Id, " Discogs ", "11146", "https://www.discogs.com/release/11146", json, new TrackFieldValues { Year = "1999", EmptyFields = [TrackField.Isrc] }, cancellationToken: Cancel);

        PlatformInfo read = Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));
        Assert.Equal("discogs", read.Platform);
        Assert.Equal("11146", read.PlatformId);
        Assert.Equal("https://www.discogs.com/release/11146", read.PlatformUri);
        Assert.Equal(json, read.PlatformData);
        Assert.Equal("1999", read.Fields.Year);
        Assert.Equal([TrackField.Isrc], read.Fields.EmptyFields);
        Assert.Equal(Library.Time.GetUtcNow(), read.LastSynced);
        Assert.False(read.NeedsUpdate);
        Assert.Equal(read.LastSynced, added.LastSynced);
        Assert.Equal(track.Id, (await Tracks.FindByPlatformAsync("DISCOGS", "11146", Cancel))!.Id);
        Assert.Null(await Tracks.FindByPlatformAsync("spotify", "11146", Cancel));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_SameLinkAgain_UpdatesItAndClearsTheStaleFlag()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "a", "spotify:track:a", """{"v":1}""", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(track.Id, "spotify", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromDays(1));

        PlatformInfo same = await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "a", cancellationToken: Cancel);
        PlatformInfo other = await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "b", cancellationToken: Cancel);

        Assert.Equal(("spotify:track:a", """{"v":1}""", false), (same.PlatformUri, same.PlatformData, same.NeedsUpdate));
        Assert.Equal(Library.Time.GetUtcNow(), same.LastSynced);
        Assert.Equal(("b", null, null), (other.PlatformId, other.PlatformUri, other.PlatformData));
        Assert.Equal(1, Library.Count("track_platform_info"));
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("spotify", "")]
    [InlineData("spotify", "  ")]
    public async Task AddPlatformInfoAsync_EmptyNames_AreRefused(string platform, string platformId)
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, platform, platformId, cancellationToken: Cancel));

        Assert.Equal(0, Library.Count("track_platform_info"));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"a\":")]
    [InlineData("{} trailing")]
    [InlineData("{'a':1}")]
    public async Task AddPlatformInfoAsync_DataIsNotJson_IsRefused(string data)
    {
        Track track = await AddAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", platformData: data, cancellationToken: Cancel));

        Assert.Equal("platformData", error.ParamName);
        Assert.Equal(0, Library.Count("track_platform_info"));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_EveryField_IsReadBackWithItsType()
    {
        Track track = await AddAsync();
        var values = new TrackFieldValues
        {
            Title = "Windowlicker",
            Artist = "Aphex Twin",
            Album = "Windowlicker EP",
            AlbumArtist = "Various Artists",
            Year = "c. 1999",
            Bpm = 123.25,
            Duration = TimeSpan.FromMilliseconds(366_123),
            MusicalKey = "8A",
            Isrc = "GBBPW9900001",
            ArtworkUrl = "https://images.example/1.jpg",
            Label = "Warp",
        };

        PlatformInfo added = await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", fields: values, cancellationToken: Cancel);

        Assert.Equal(values, added.Fields);
        Assert.Equal(values, Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Fields);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_FieldsGivenAndNot_AreKnownEmptyOrUnknown()
    {
        Track track = await AddAsync();

        PlatformInfo empty = await Tracks.AddPlatformInfoAsync(
            track.Id, "discogs", "1", fields: new TrackFieldValues { Bpm = 90, EmptyFields = [TrackField.Label, TrackField.Bpm] }, cancellationToken: Cancel);
        PlatformInfo unknown = await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", fields: new TrackFieldValues { Year = " " }, cancellationToken: Cancel);

        Assert.Equal((90.0, null), (empty.Fields.Bpm, empty.Fields.Label));
        Assert.Equal([TrackField.Label], empty.Fields.EmptyFields);
        Assert.Equal(new TrackFieldValues(), unknown.Fields);
        Assert.Equal(FieldRule.OnlyPlatform, (await Fields.ExplainAsync(track.Id, TrackField.Label, Cancel))!.Rule);
        Assert.Equal(FieldRule.Unknown, (await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel))!.Rule);
    }

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task AddPlatformInfoAsync_FieldIsNoSuchValue_IsRefused(TrackFieldValues values)
    {
        Track track = await AddAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", fields: values, cancellationToken: Cancel));

        Assert.Equal(0, Library.Count("track_platform_info"));
    }

    public static TheoryData<TrackFieldValues> Unstorable =>
    [
        new TrackFieldValues { Bpm = -1 },
        new TrackFieldValues { Bpm = 1001 },
        new TrackFieldValues { Bpm = double.NaN },
        new TrackFieldValues { Duration = TimeSpan.FromSeconds(-1) },
        new TrackFieldValues { Title = "nul\0" },
        new TrackFieldValues { Artist = " " },
        new TrackFieldValues { Year = "12345678901" },
        new TrackFieldValues { EmptyFields = [TrackField.Title] },
        new TrackFieldValues { EmptyFields = [TrackField.Genres] },
        new TrackFieldValues { EmptyFields = [(TrackField)99] },
    ];

    [Fact]
    public async Task AddPlatformInfoAsync_LoneSurrogateOrBottomlessJson_IsRefused()
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", platformData: "\"\ud800\"", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", platformData: new string('[', 100_000), cancellationToken: Cancel));
    }

    [Fact]
    public async Task MarkForUpdateAsync_OneOfTwoLinks_MarksThatOne()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "a", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "b", cancellationToken: Cancel);

        int marked = await Tracks.MarkForUpdateAsync(track.Id, "Spotify", cancellationToken: Cancel);

        Assert.Equal(1, marked);
        Assert.True(await Tracks.NeedsUpdateAsync(track.Id, "spotify", Cancel));
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, "discogs", Cancel));
        Assert.True(await Tracks.NeedsUpdateAsync(track.Id, cancellationToken: Cancel));
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, "rekordbox", Cancel));
        Assert.Equal(2, await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel));
        Assert.True(await Tracks.NeedsUpdateAsync(track.Id, "discogs", Cancel));
    }

    [Fact]
    public async Task MarkForUpdateAsync_NoLink_MarksNothing()
    {
        Track track = await AddAsync();

        Assert.Equal(0, await Tracks.MarkForUpdateAsync(track.Id, "spotify", cancellationToken: Cancel));
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task GetTracksNeedingUpdateAsync_SomeStale_StreamsThoseWithTheirIdsOnThePlatform()
    {
        Track stale = await AddAsync("Stale");
        Track fresh = await AddAsync("Fresh");
        Track elsewhere = await AddAsync("Elsewhere");
        foreach ((Track track, string platform) in new[] { (stale, "spotify"), (fresh, "spotify"), (elsewhere, "discogs") })
            await Tracks.AddPlatformInfoAsync(track.Id, platform, $"{platform}-{track.Id}", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(stale.Id, cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(elsewhere.Id, cancellationToken: Cancel);

        List<TrackItem> items = await Tracks.GetTracksNeedingUpdateAsync("Spotify", Cancel).ToListAsync(Cancel);

        TrackItem item = Assert.Single(items);
        Assert.Equal((stale.Id, $"spotify-{stale.Id}"), (item.TrackId!.Value, item.PlatformId));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_Link_IsGoneAndTheOtherStays()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "a", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "b", cancellationToken: Cancel);

        Assert.True(await Tracks.RemovePlatformInfoAsync(track.Id, "SPOTIFY", cancellationToken: Cancel));
        Assert.False(await Tracks.RemovePlatformInfoAsync(track.Id, "spotify", cancellationToken: Cancel));
        Assert.Equal("discogs", Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Platform);
    }

    private Task<Track> AddAsync(string title = "Windowlicker") => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Aphex Twin" }, Cancel);
}
