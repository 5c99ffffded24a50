namespace TrackStore.Conformance;

/// <content>Links to platforms.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task AddPlatformInfoAsync_Everything_IsReadAsItWasGiven()
    {
        const string Json = """{ "b": 1,  "a": "é\u0041", "c": [1.50] }""";
        Track track = await AddAsync("Title");

        PlatformInfo added = await Tracks.AddPlatformInfoAsync(
            track.Id, "Discogs", "ReLease/1", "https://example.org/Ä?a=%C3%84", Json, new TrackFieldValues { Year = "1998", Bpm = 99.5, EmptyFields = [TrackField.Label] }, cancellationToken: Cancel);

        PlatformInfo read = (await Tracks.GetPlatformInfoAsync(track.Id, "DISCOGS", Cancel))!;
        Assert.Equal(("discogs", "ReLease/1", "https://example.org/Ä?a=%C3%84", Json), (read.Platform, read.PlatformId, read.PlatformUri, read.PlatformData));
        Assert.Equal((true, false, Time.GetUtcNow()), (read.IsPrimary, read.NeedsUpdate, read.LastSynced));
        Assert.Equal(("1998", 99.5), (read.Fields.Year, read.Fields.Bpm));
        Assert.Equal([TrackField.Label], read.Fields.EmptyFields);
        Assert.Equal((added.PlatformId, added.LastSynced), (read.PlatformId, read.LastSynced));
        Assert.Equal(99.5, (await GetAsync(track.Id)).Bpm);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task FindByPlatformAsync_IdsThatDifferInCase_AreDifferentIds()
    {
        Track lower = await AddAsync("Lower");
        Track upper = await AddAsync("Upper");
        await Tracks.AddPlatformInfoAsync(lower.Id, "spotify", "abc", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(upper.Id, "spotify", "ABC", cancellationToken: Cancel);

        Assert.Equal(lower.Id, (await Tracks.FindByPlatformAsync("Spotify", "abc", Cancel))!.Id);
        Assert.Equal(upper.Id, (await Tracks.FindByPlatformAsync("spotify", "ABC", Cancel))!.Id);
        Assert.Null(await Tracks.FindByPlatformAsync("spotify", "aBc", Cancel));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_SecondId_ReplacesThePrimaryOneOrJoinsIt()
    {
        Track track = await AddAsync("Title");
        await LinkAsync(track, "1", "1991");
        await LinkAsync(track, "2", "1992");
        PlatformInfo replaced = Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));

        await LinkAsync(track, "3", "1993", PlatformIdRole.Secondary);
        string? withSecondary = (await GetAsync(track.Id)).Year;
        await LinkAsync(track, "4", "1994", PlatformIdRole.Primary);

        Assert.Equal("2", replaced.PlatformId);
        Assert.Equal(("1992", "1994"), (withSecondary, (await GetAsync(track.Id)).Year));
        Assert.Equal([("4", true), ("2", false), ("3", false)], await LinksAsync(track));
    }

    [Fact]
    public async Task SetPrimaryPlatformInfoAsync_ThenRemoveIt_PromotesTheOldestOfTheOthers()
    {
        Track track = await AddAsync("Title");
        await LinkAsync(track, "1", "1991");
        await LinkAsync(track, "2", "1992", PlatformIdRole.Secondary);
        await LinkAsync(track, "3", "1993", PlatformIdRole.Secondary);

        bool isPrimary = await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "3", Cancel);
        string? asPrimary = (await GetAsync(track.Id)).Year;
        bool isRemoved = await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "3", Cancel);

        Assert.Equal((true, "1993", true), (isPrimary, asPrimary, isRemoved));
        Assert.Equal([("1", true), ("2", false)], await LinksAsync(track));
        Assert.Equal("1991", (await GetAsync(track.Id)).Year);
        Assert.False(await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "3", Cancel));
        Assert.False(await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "3", Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task RemovePlatformInfoAsync_LastLink_LetsTheFieldsFallBack()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Year = "1990", Genres = ["Pop"] }, Cancel);
        await LinkAsync(track, "1", "1991");
        await Tracks.SetTrackGenresAsync(track.Id, ["House"], "discogs", Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), track.Id, source: "discogs", cancellationToken: Cancel);

        bool existed = await Tracks.RemovePlatformInfoAsync(track.Id, "Discogs", cancellationToken: Cancel);

        Track read = await GetAsync(track.Id);
        Assert.Equal((true, "1990", false), (existed, read.Year, read.HasImage));
        Assert.Equal("Pop", Assert.Single(await Tracks.GetGenresAsync(track.Id, Cancel)).Name);
        Assert.Empty(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));
        Assert.Equal(0, (await CountAllAsync()).Artworks);
    }

    [Fact]
    public async Task MarkForUpdateAsync_OneOfTwoPlatforms_IsListedUntilTheNextSync()
    {
        Track track = await AddAsync("Title");
        await LinkAsync(track, "1", "1991");
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "a", cancellationToken: Cancel);

        int marked = await Tracks.MarkForUpdateAsync(track.Id, "discogs", cancellationToken: Cancel);

        Assert.Equal(1, marked);
        Assert.Equal(
            (true, false, true),
            (await Tracks.NeedsUpdateAsync(track.Id, "discogs", Cancel), await Tracks.NeedsUpdateAsync(track.Id, "spotify", Cancel), await Tracks.NeedsUpdateAsync(track.Id, cancellationToken: Cancel)));
        Assert.Equal(track.Id, Assert.Single(await Tracks.GetTracksNeedingUpdateAsync("discogs", Cancel).ToListAsync(Cancel)).TrackId);
        await LinkAsync(track, "1", "1991");
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, cancellationToken: Cancel));
        Assert.Equal(2, await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_TimeInAnotherZone_IsStoredInUtcToTheMillisecond()
    {
        Track track = await AddAsync("Title");
        var time = new DateTimeOffset(2025, 12, 31, 23, 59, 59, 987, TimeSpan.FromHours(-5));

        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", options: new PlatformLinkOptions { LastSynced = time }, cancellationToken: Cancel);

        DateTimeOffset read = (await Tracks.GetPlatformInfoAsync(track.Id, "discogs", Cancel))!.LastSynced!.Value;
        Assert.Equal((time, TimeSpan.Zero), (read, read.Offset));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_UnknownTrackOrBrokenJson_WritesNothing()
    {
        Track track = await AddAsync("Title");

        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.AddPlatformInfoAsync(4711, "discogs", "1", cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", platformData: "{", cancellationToken: Cancel));

        Assert.Equal(0, (await CountAllAsync()).PlatformLinks);
    }

    private Task<PlatformInfo> LinkAsync(Track track, string id, string year, PlatformIdRole role = PlatformIdRole.Replacement)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        return Tracks.AddPlatformInfoAsync(
            track.Id, "discogs", id, fields: new TrackFieldValues { Year = year }, options: new PlatformLinkOptions { Role = role }, cancellationToken: Cancel);
    }

    private async Task<IEnumerable<(string Id, bool IsPrimary)>> LinksAsync(Track track)
        => (await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Select(link => (link.PlatformId, link.IsPrimary));
}
