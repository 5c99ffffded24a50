using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

/// <summary>A track shows one album, and appears on the others that its platforms' items name.</summary>
public sealed class AppearanceTests : AppearanceTest
{
    [Fact]
    public async Task GetAppearancesAsync_TwoPlatformsNameDifferentAlbums_ListsBothWithTheirNumbers()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);

        IReadOnlyList<TrackAppearance> found = await Tracks.GetAppearancesAsync(track.Id, Cancel);

        Assert.Equal(["Single 1-1 spotify s1 shown", "Record 2-7 discogs d1"], found.Select(Describe));
        Assert.Equal("Single", (await GetAsync(track.Id)).Album);
        Album record = (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!;
        Assert.Equal((record.Id, "Lena Brandt", 1), (found[1].AlbumId, found[1].AlbumArtist, record.TrackCount));
        Assert.Empty(await Tracks.GetAppearancesAsync(404, Cancel));
    }

    [Fact]
    public async Task GetAppearancesAsync_NoLinkNamesTheShownAlbum_HasNoPlatform()
    {
        Track track = await AddAsync("Harbour", track => track with { Album = "Record", TrackNumber = 3 });

        Assert.Equal(["Record -3   shown"], await AppearancesAsync(track.Id));
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = null }, Cancel);
        Assert.Empty(await AppearancesAsync(track.Id));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_FurtherIdNamesAnotherAlbum_AppearsUntilItIsRemoved()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", null, 7);
        await OnAlbumAsync(track.Id, "discogs", "d2", "Hits", null, 19, PlatformIdRole.Secondary);
        string[] both = await AppearancesAsync(track.Id);

        await OnAlbumAsync(track.Id, "discogs", "d2", "Hits", 2, 4, PlatformIdRole.Secondary);
        string[] renumbered = await AppearancesAsync(track.Id);
        await Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "d2", Cancel);
        string[] swapped = await AppearancesAsync(track.Id);
        await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "d1", Cancel);

        Assert.Equal(["Record -7 discogs d1 shown", "Hits -19 discogs d2"], both);
        Assert.Equal(["Record -7 discogs d1 shown", "Hits 2-4 discogs d2"], renumbered);
        Assert.Equal(["Hits 2-4 discogs d2 shown", "Record -7 discogs d1"], swapped);
        Assert.Equal(["Hits 2-4 discogs d2 shown"], await AppearancesAsync(track.Id));
        Assert.Equal(0, (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!.TrackCount);
    }

    [Fact]
    public async Task QueryAsync_AlbumsOfATagOrGenre_HaveThoseOnWhichTheTrackAppears()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", null, 7);
        await OnAlbumAsync(track.Id, "discogs", "d2", "Hits", null, 19, PlatformIdRole.Secondary);
        await AddAsync("Other");
        await Tags.AddTagsAsync(track.Id, ["Warm-up"], Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Genres = ["House"] }, Cancel);

        AlbumPage tagged = await Albums.QueryAsync(new AlbumQuery { Tag = "Warm-up" }, Cancel);
        AlbumPage house = await Albums.QueryAsync(new AlbumQuery { Genre = "House" }, Cancel);

        Assert.Equal(["Hits", "Record"], tagged.Items.Select(album => album.Title));
        Assert.Equal(["Hits", "Record"], house.Items.Select(album => album.Title));
        Assert.Equal(2, await Albums.CountAsync(new AlbumQuery { Genre = "House" }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task SyncAsync_ItemsOfOtherAlbums_FollowWhatTheySay()
    {
        long trackId = (await SyncAsync(On("spotify", "s1", "Harbour") with { TrackNumber = 2 })).TrackId!.Value;
        await SyncAsync(On("discogs", "d1", "Harbour") with { Album = "Record", TrackNumber = 7 });
        await OnAlbumAsync(trackId, "discogs", "d2", "Other", null, null, PlatformIdRole.Secondary);
        await SyncAsync(On("discogs", "d2", "Harbour") with { Album = "Hits", DiscNumber = 3, TrackNumber = 9 });
        string[] synced = await AppearancesAsync(trackId);

        await SyncAsync(On("discogs", "d1", "Harbour") with { Album = "Record", TrackNumber = 8 });
        string[] renumbered = await AppearancesAsync(trackId);
        await SyncAsync(On("discogs", "d2", "Harbour") with { Album = "Harbour" });
        string[] changed = await AppearancesAsync(trackId);
        await SyncAsync(On("discogs", "d1", "Harbour") with { Album = null });

        Assert.Equal(["Harbour -2 spotify s1 shown", "Hits 3-9 discogs d2", "Record -7 discogs d1"], synced);
        Assert.Equal(["Harbour -2 spotify s1 shown", "Hits 3-9 discogs d2", "Record -8 discogs d1"], renumbered);
        Assert.Equal(["Harbour - discogs d2 shown", "Harbour -2 spotify s1 shown", "Record -8 discogs d1"], changed);
        Assert.Equal(["Harbour - discogs d2 shown", "Harbour -2 spotify s1 shown"], await AppearancesAsync(trackId));
    }

    /// <summary>A guest in the artist's name doesn't make another album.</summary>
    [Fact]
    public async Task SyncAsync_SameTitleWithoutAnAlbumArtist_IsTheShownAlbum()
    {
        long trackId = (await SyncAsync(On("spotify", "s1", "Harbour") with { AlbumArtist = "Lena Brandt" })).TrackId!.Value;
        await LinkAsync(trackId, "rekordbox", "r1", new TrackFieldValues { Artist = "Lena Brandt & Kolt Verne", Album = "HARBOUR" });
        await LinkAsync(trackId, "discogs", "d1", new TrackFieldValues { Artist = "Lena Brandt", Album = "Harbour", AlbumArtist = "Various" });

        Assert.Equal(["Harbour - rekordbox r1 shown", "Harbour - spotify s1 shown", "Harbour - discogs d1"], await AppearancesAsync(trackId));
        Assert.Equal(2, Library.Count("albums"));
    }

    [Fact]
    public async Task UpdateAsync_Album_OverrulesPrimaryItemsAndLeavesFurtherOnes()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        await OnAlbumAsync(track.Id, "discogs", "d2", "Hits", null, 4, PlatformIdRole.Secondary);
        string[] before = await AppearancesAsync(track.Id);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Mine" }, Cancel);
        string[] edited = await AppearancesAsync(track.Id);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "RECORD" }, Cancel);
        string[] chosen = await AppearancesAsync(track.Id);
        await Fields.RevertAsync(track.Id, [TrackField.Album], Cancel);

        Assert.Equal(["Mine -   shown", "Hits -4 discogs d2"], edited);
        Assert.Equal(["Record 2-7 discogs d1 shown", "Hits -4 discogs d2"], chosen);
        Assert.Equal(before, await AppearancesAsync(track.Id));
    }

    [Fact]
    public async Task UpdateAsync_AlbumArtist_KeepsItemsWithTheTitleOnTheShownAlbum()
    {
        Track track = await AddAsync("Harbour");
        await LinkAsync(track.Id, "spotify", "s1", new TrackFieldValues { Album = "Record", AlbumArtist = "Kolt Verne" });
        await LinkAsync(track.Id, "discogs", "d1", new TrackFieldValues { Album = "Record", AlbumArtist = "Various" });
        string[] before = await AppearancesAsync(track.Id);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { AlbumArtist = "Lena Brandt" }, Cancel);

        Assert.Equal(["Record - spotify s1 shown", "Record - discogs d1"], before);
        Assert.Equal(["Record - discogs d1 shown", "Record - spotify s1 shown"], await AppearancesAsync(track.Id));
    }

    [Fact]
    public async Task GetAppearancesAsync_EditedToAMergedAlbum_KnowsItsFormerName()
    {
        Track record = await AddAsync("One", track => track with { Album = "Record" });
        Track records = await AddAsync("Two", track => track with { Album = "Records" });
        await Duplicates.MergeAlbumsAsync(records.AlbumId!.Value, record.AlbumId!.Value, Cancel);
        Track track = await AddAsync("Three");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Record", 1, 2);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Single", 1, 1);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Records" }, Cancel);

        Assert.Equal(["Records 1-2 spotify s1 shown"], await AppearancesAsync(track.Id));
    }

    [Fact]
    public async Task UsePlatformAsync_AndAnotherRanking_SwapShownAndAppearing()
    {
        await Library.Database.InitializeAsync(Cancel);
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        string[] before = await AppearancesAsync(track.Id);

        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Album], Cancel);
        string[] pinned = await AppearancesAsync(track.Id);
        await Fields.RevertAsync(track.Id, [TrackField.Album], Cancel);
        string[] reverted = await AppearancesAsync(track.Id);
        await using var reopened = new TestLibrary(
            store => store.Configure(options => options.FieldRanking[TrackField.Album] = ["discogs", "spotify"]), Library.File);
        await reopened.Database.InitializeAsync(Cancel);

        string[] swapped = ["Record 2-7 discogs d1 shown", "Single 1-1 spotify s1"];
        Assert.Equal(["Single 1-1 spotify s1 shown", "Record 2-7 discogs d1"], before);
        Assert.Equal(before, reverted);
        Assert.Equal(swapped, pinned);
        Assert.Equal(swapped, (await reopened.Tracks.GetAppearancesAsync(track.Id, Cancel)).Select(Describe));
    }

    [Fact]
    public async Task DeleteAsync_AlbumThatATrackOnlyAppearsOn_IsRefused()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        await OnAlbumAsync(track.Id, "discogs", "d2", "Record", 2, 8, PlatformIdRole.Secondary);
        Album record = (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!;

        AlbumInUseException error = await Assert.ThrowsAsync<AlbumInUseException>(() => Albums.DeleteAsync(record.Id, Cancel));
        await Tracks.DeleteAsync(track.Id, Cancel);

        Assert.Equal((1, 1), (error.TrackCount, record.TrackCount));
        Assert.True(await Albums.DeleteAsync(record.Id, Cancel));
    }

    [Fact]
    public async Task QueryAsync_AlbumAndOtherFilters_FindAppearingTracksToo()
    {
        Track track = await AddAsync("Harbour", track => track with { Year = "1999" });
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "rekordbox", "r1", "Record", 1, null);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        Track shown = await AddAsync("Glow", track => track with { Album = "Record", Year = "2001", TrackNumber = 5 });
        var query = new TrackQuery { AlbumId = shown.AlbumId };

        TrackItem[] all = [.. (await Tracks.QueryAsync(query, Cancel)).Items];
        TrackItem[] dated = [.. (await Tracks.QueryAsync(query with { MaxYear = 2000, Platform = "discogs" }, Cancel)).Items];

        Assert.Equal([("Glow", "Record", null, 5), ("Harbour", "Single", 2, 7)], all.Select(item => (item.Title, item.Album!, item.DiscNumber, item.TrackNumber!.Value)));
        Assert.Equal(("Harbour", "d1"), (Assert.Single(dated).Title, dated[0].PlatformId));
        Assert.Equal((2, 1), (await Tracks.CountAsync(query, cancellationToken: Cancel), await Tracks.CountAsync(query with { MaxYear = 2000 }, cancellationToken: Cancel)));
        Assert.Equal((1, 1), ((await Tracks.GetItemsAsync([track.Id], cancellationToken: Cancel))[0].DiscNumber, (await GetAsync(track.Id)).TrackNumber));
    }
}
