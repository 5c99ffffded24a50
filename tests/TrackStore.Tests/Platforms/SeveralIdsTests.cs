using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Platforms;

/// <summary>A track with several ids of one platform: reads mean the primary one, marking and removing all.</summary>
public sealed class SeveralIdsTests : LibraryTest
{
    private static readonly PlatformLinkOptions Further = new() { Role = PlatformIdRole.Secondary };
    private static readonly PlatformLinkOptions First = new() { Role = PlatformIdRole.Primary };

    [Fact]
    public async Task AddPlatformInfoAsync_FurtherId_StandsBesideThePrimaryOne()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        PlatformInfo added = await LinkAsync(track, "b", "2017", Further);

        Assert.False(added.IsPrimary);
        Assert.Equal([("a", true), ("b", false)], await LinksAsync(track));
        Assert.Equal("a", (await Tracks.GetPlatformInfoAsync(track.Id, "Discogs", Cancel))!.PlatformId);
        Assert.Null(await Tracks.GetPlatformInfoAsync(track.Id, "spotify", Cancel));
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
        Assert.Equal(track.Id, (await Tracks.FindByPlatformAsync("discogs", "b", Cancel))!.Id);
        Assert.Equal("a", (await Tracks.QueryAsync(new TrackQuery { Platform = "discogs" }, Cancel)).Items.Single().PlatformId);
        Assert.Equal(2, (await Library.Database.GetStatisticsAsync(Cancel)).PlatformLinks);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_FirstIdAsSecondary_IsPrimary()
    {
        Track track = await AddAsync();

        Assert.True((await LinkAsync(track, "a", "1997", Further)).IsPrimary);
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_NewId_ReplacesThePrimaryOneOnly()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "wrong", "1900");
        await LinkAsync(track, "b", "2017", Further);

        PlatformInfo link = await LinkAsync(track, "right", "1997");

        Assert.True(link.IsPrimary);
        Assert.Equal([("right", true), ("b", false)], await LinksAsync(track));
        Assert.Null(await Tracks.FindByPlatformAsync("discogs", "wrong", Cancel));
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_KnownFurtherId_IsUpdatedInItsPlace()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);

        PlatformInfo updated = await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "b", "https://b", fields: new() { Year = "2018" }, cancellationToken: Cancel);

        Assert.Equal((false, "https://b", "2018"), (updated.IsPrimary, updated.PlatformUri, updated.Fields.Year));
        Assert.Equal([("a", true), ("b", false)], await LinksAsync(track));
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);

        PlatformInfo addressed = await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "b", "https://c", cancellationToken: Cancel);
        PlatformInfo primary = await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "a", "https://a", cancellationToken: Cancel);
        Assert.Equal(("https://c", "2018"), (addressed.PlatformUri, addressed.Fields.Year));
        Assert.Equal(("https://a", "1997"), (primary.PlatformUri, primary.Fields.Year));
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_AsPrimary_KeepsTheEarlierOneAsFurther()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");

        await LinkAsync(track, "b", "2017", First);
        Assert.Equal([("b", true), ("a", false)], await LinksAsync(track));
        Assert.Equal("2017", (await Tracks.GetAsync(track.Id, Cancel))!.Year);

        await LinkAsync(track, "a", "1998", First);
        Assert.Equal([("a", true), ("b", false)], await LinksAsync(track));
        Assert.Equal("1998", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task SetPrimaryPlatformInfoAsync_FurtherId_TurnsTheLayer()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "s", fields: new() { Label = "Warp" }, cancellationToken: Cancel);

        Assert.True(await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "DISCOGS", "b", Cancel));
        Assert.True(await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "b", Cancel));
        Assert.False(await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "x", Cancel));
        Assert.False(await Tracks.SetPrimaryPlatformInfoAsync(404, "discogs", "b", Cancel));

        Assert.Equal([("b", true), ("a", false)], await LinksAsync(track));
        Assert.Equal(("2017", "Warp"), await YearAndLabelAsync(track));
        FieldExplanation year = (await Library.Services.GetRequiredService<ITrackFields>().ExplainAsync(track.Id, TrackField.Year, Cancel))!;
        Assert.Equal(["2017"], year.Candidates.Where(value => value.Platform == "discogs").Select(value => value.Value));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_PrimaryId_MakesTheOldestRemainingOnePrimary()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);
        await LinkAsync(track, "c", "2020", Further);

        Assert.True(await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "a", Cancel));
        Assert.False(await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "a", Cancel));

        Assert.Equal([("b", true), ("c", false)], await LinksAsync(track));
        Assert.Equal("2017", (await Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_FurtherIdOrAll_RemovesWhatItNames()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);
        await LinkAsync(track, "c", "2020", Further);

        await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "b", Cancel);
        Assert.Equal([("a", true), ("c", false)], await LinksAsync(track));
        Assert.Equal("1997", (await Tracks.GetAsync(track.Id, Cancel))!.Year);

        Assert.True(await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", cancellationToken: Cancel));
        Assert.Empty(await LinksAsync(track));
        Assert.Null((await Tracks.GetAsync(track.Id, Cancel))!.Year);
        Assert.Equal(0, Library.Count("track_platform_syncs"));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_OnlyKnownTitle_Stays()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "a", fields: new() { Title = "Windowlicker (Original)" }, cancellationToken: Cancel);
        await LinkAsync(track, "b", "2017", Further);

        await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "a", Cancel);

        Assert.Equal("Windowlicker", (await Tracks.GetAsync(track.Id, Cancel))!.Title);
    }

    [Fact]
    public async Task MarkForUpdateAsync_ById_MarksThatOneAndNeedsUpdateMeansThePrimary()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);

        Assert.Equal(1, await Tracks.MarkForUpdateAsync(track.Id, "discogs", "b", Cancel));
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, "discogs", Cancel));
        Assert.False(await Tracks.NeedsUpdateAsync(track.Id, cancellationToken: Cancel));
        Assert.Empty((await Tracks.QueryAsync(new TrackQuery { NeedsUpdate = true }, Cancel)).Items);

        Assert.Equal(2, await Tracks.MarkForUpdateAsync(track.Id, "discogs", cancellationToken: Cancel));
        Assert.True(await Tracks.NeedsUpdateAsync(track.Id, "discogs", Cancel));
        Assert.Single((await Tracks.QueryAsync(new TrackQuery { NeedsUpdate = true, Platform = "discogs" }, Cancel)).Items);
        Assert.Equal(0, await Tracks.MarkForUpdateAsync(track.Id, "discogs", "x", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.MarkForUpdateAsync(track.Id, null, "b", Cancel));
    }

    [Fact]
    public async Task QueryAsync_SeveralIds_ListsThePlatformOnceWithThePrimaryFlag()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "s", cancellationToken: Cancel);

        await Tracks.MarkForUpdateAsync(track.Id, "discogs", "b", Cancel);
        Assert.Equal([("discogs", false), ("spotify", false)], await RowPlatformsAsync());
        await Tracks.MarkForUpdateAsync(track.Id, "discogs", "a", Cancel);
        Assert.Equal([("discogs", true), ("spotify", false)], await RowPlatformsAsync());
    }

    [Fact]
    public async Task AddPlatformInfoAsync_LastSynced_IsStoredAsGivenAndNeverIsNull()
    {
        Track track = await AddAsync();
        var old = new DateTimeOffset(2019, 5, 1, 14, 0, 0, TimeSpan.FromHours(2));

        PlatformInfo given = await LinkAsync(track, "a", "1997", new() { LastSynced = old });
        PlatformInfo never = await LinkAsync(track, "b", "2017", Further with { LastSynced = null });

        Assert.Equal((old, TimeSpan.Zero), (given.LastSynced, given.LastSynced!.Value.Offset));
        Assert.Null(never.LastSynced);
        Assert.Equal([old, null], (await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Select(link => link.LastSynced));
        Assert.False(never.NeedsUpdate);
        TrackFieldValue year = (await Library.Services.GetRequiredService<ITrackFields>().GetFieldsAsync(track.Id, Cancel)).Single(value => value.Field == TrackField.Year);
        Assert.Equal(old, year.SetAt);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_LastSyncedGiven_LeavesTheStaleFlagAndASyncClearsIt()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel);

        Assert.True((await LinkAsync(track, "a", "1997", new() { LastSynced = null })).NeedsUpdate);
        Assert.False((await LinkAsync(track, "a", "1997")).NeedsUpdate);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_StalePrimaryReplaced_StaysStaleUnlessTheCallIsASync()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "wrong", "1900");
        await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel);

        Assert.True((await LinkAsync(track, "right", "1997", new() { LastSynced = null })).NeedsUpdate);
        Assert.False((await LinkAsync(track, "b", "2017", Further with { LastSynced = null })).NeedsUpdate);
        Assert.False((await LinkAsync(track, "other", "1998")).NeedsUpdate);
    }

    [Fact]
    public async Task AddPlatformInfoAsync_LastSyncedInTheFuture_IsRefusedBeyondADay()
    {
        Track track = await AddAsync();
        DateTimeOffset now = Library.Time.GetUtcNow();

        await LinkAsync(track, "a", "1997", new() { LastSynced = now.AddHours(23) });
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => LinkAsync(track, "a", "1997", new() { LastSynced = now.AddHours(25) }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => LinkAsync(track, "a", "1997", new() { Role = (PlatformIdRole)9 }));
    }

    [Fact]
    public async Task Schema_SecondPrimaryOrSameIdTwice_IsImpossible()
    {
        Track track = await AddAsync();
        await LinkAsync(track, "a", "1997");
        await LinkAsync(track, "b", "2017", Further);

        Assert.ThrowsAny<Exception>(() => Library.Sql("UPDATE track_platform_info SET position = 0"));
        Assert.ThrowsAny<Exception>(() => Library.Sql("UPDATE track_platform_info SET platform_id = 'a'"));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_SameIdOnTwoTracks_LinksBoth()
    {
        Track first = await AddAsync();
        Track second = await AddAsync("Nannou");
        await LinkAsync(first, "a", "1997");
        await LinkAsync(second, "a", "1997");

        Assert.Equal(first.Id, (await Tracks.FindByPlatformAsync("discogs", "a", Cancel))!.Id);
        Assert.Equal([("a", true)], await LinksAsync(second));
    }

    private Task<Track> AddAsync(string title = "Windowlicker") => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Aphex Twin" }, Cancel);

    private Task<PlatformInfo> LinkAsync(Track track, string id, string year, PlatformLinkOptions? options = null)
        => Tracks.AddPlatformInfoAsync(track.Id, "discogs", id, fields: new() { Year = year }, options: options, cancellationToken: Cancel);

    private async Task<(string, bool)[]> LinksAsync(Track track)
        => [.. (await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Where(link => link.Platform == "discogs").Select(link => (link.PlatformId, link.IsPrimary))];

    private async Task<(string, bool)[]> RowPlatformsAsync()
    {
        TrackPage page = await Tracks.QueryAsync(new TrackQuery { Include = TrackItemParts.Platforms }, Cancel);
        return [.. page.Items.Single().Platforms!.Select(platform => (platform.Platform, platform.NeedsUpdate))];
    }

    private async Task<(string?, string?)> YearAndLabelAsync(Track track)
    {
        Track read = (await Tracks.GetAsync(track.Id, Cancel))!;
        return (read.Year, read.Label);
    }
}
