namespace TrackStore.Tests.Albums;

/// <summary>The albums on which tracks appear, when these or the tracks are merged, split and brought back.</summary>
public sealed class AppearanceMergingTests : AppearanceTest
{
    [Fact]
    public async Task MergeAlbumsAsync_AlbumThatTracksAppearOn_TakesThemAlongAndUndoBringsEveryRowBack()
    {
        Track appearing = await AddAsync("Harbour");
        await OnAlbumAsync(appearing.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(appearing.Id, "discogs", "d1", "Record", 2, 7);
        Track shown = await AddAsync("Glow", track => track with { Album = "Records" });
        await OnAlbumAsync(shown.Id, "discogs", "d2", "Record", 1, 2);
        await OnAlbumAsync(shown.Id, "spotify", "s2", "Records", 1, 3);
        List<string> before = Everything();
        long recordId = (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!.Id;
        long recordsId = (await Albums.FindAsync("Records", "Lena Brandt", Cancel))!.Id;

        HistoryEntry change = await Duplicates.MergeAlbumsAsync(recordsId, recordId, Cancel);
        string[] merged = await AppearancesAsync(appearing.Id);
        string[] mergedShown = await AppearancesAsync(shown.Id);
        int count = (await Albums.GetAsync(recordsId, Cancel))!.TrackCount;
        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(["Single 1-1 spotify s1 shown", "Records 2-7 discogs d1"], merged);
        Assert.Equal(["Records 1-2 discogs d2 shown", "Records 1-3 spotify s2 shown"], mergedShown);
        Assert.Equal(2, count);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UndoAsync_AlbumsMerged_TakesLaterAppearancesBackToo()
    {
        Track record = await AddAsync("One", track => track with { Album = "Record" });
        Track records = await AddAsync("Two", track => track with { Album = "Records" });
        HistoryEntry change = await Duplicates.MergeAlbumsAsync(records.AlbumId!.Value, record.AlbumId!.Value, Cancel);
        Track later = await AddAsync("Three");
        await OnAlbumAsync(later.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(later.Id, "discogs", "d1", "Record", 2, 7);
        string[] merged = await AppearancesAsync(later.Id);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(["Single 1-1 spotify s1 shown", "Records 2-7 discogs d1"], merged);
        Assert.Equal(["Single 1-1 spotify s1 shown", "Record 2-7 discogs d1"], await AppearancesAsync(later.Id));
    }

    [Fact]
    public async Task MergeTracksAsync_TracksOfTwoAlbums_AppearsOnBothAndUndoBringsEveryRowBack()
    {
        Track kept = await AddAsync("Harbour");
        await OnAlbumAsync(kept.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(kept.Id, "discogs", "d1", "Record", 2, 7);
        Track other = await AddAsync("Harbour Lights");
        await OnAlbumAsync(other.Id, "spotify", "s2", "Record", 1, 3);
        await OnAlbumAsync(other.Id, "rekordbox", "r1", "Single", null, 4);
        List<string> before = Everything();

        HistoryEntry change = await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        string[] merged = await AppearancesAsync(kept.Id);
        await Tracks.UpdateAsync(kept.Id, new TrackUpdate { Album = "Mine" }, Cancel);
        await Fields.RevertAsync(kept.Id, [TrackField.Album], Cancel);
        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(
            ["Single -4 rekordbox r1 shown", "Single 1-1 spotify s1 shown", "Record 2-7 discogs d1", "Record 1-3 spotify s2"], merged);
        Assert.Equal(Without("Mine", before), Without("Mine", Everything()));
    }

    [Fact]
    public async Task UndoAsync_AlbumOfAnAppearanceWasMergedSince_IsNoConflict()
    {
        Track kept = await AddAsync("Harbour");
        await OnAlbumAsync(kept.Id, "spotify", "s1", "Record", 1, 1);
        Track other = await AddAsync("Harbour Lights");
        await OnAlbumAsync(other.Id, "spotify", "s2", "Single", 1, 3);
        await OnAlbumAsync(other.Id, "discogs", "d2", "Record", 1, 2);
        HistoryEntry change = await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        long recordId = (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!.Id;
        Album box = await Albums.AddAsync(new NewAlbum { Title = "Box", Artist = "Lena Brandt" }, Cancel);
        await Duplicates.MergeAlbumsAsync(box.Id, recordId, Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(["Box 1-1 spotify s1 shown"], await AppearancesAsync(kept.Id));
        Assert.Equal(["Single 1-3 spotify s2 shown", "Box 1-2 discogs d2"], await AppearancesAsync(other.Id));
    }

    [Fact]
    public async Task UndoAsync_AppearancesChangedSince_AreNoConflict()
    {
        Track kept = await AddAsync("Harbour");
        await OnAlbumAsync(kept.Id, "spotify", "s1", "Single", 1, 1);
        Track other = await AddAsync("Harbour Lights");
        await OnAlbumAsync(other.Id, "spotify", "s2", "Record", 1, 3);
        HistoryEntry change = await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        await Tracks.UpdateAsync(kept.Id, new TrackUpdate { Album = "Record" }, Cancel);
        string[] edited = await AppearancesAsync(kept.Id);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(["Record 1-3 spotify s2 shown"], edited);
        Assert.Equal(["Record -   shown"], await AppearancesAsync(kept.Id));
        Assert.Equal(["Record 1-3 spotify s2 shown"], await AppearancesAsync(other.Id));
    }

    [Fact]
    public async Task UndoAsync_ItemNamesTheMergedAlbumSince_StaysOnIt()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        Track records = await AddAsync("Glow", track => track with { Album = "Records" });
        long recordId = (await Albums.FindAsync("Record", "Lena Brandt", Cancel))!.Id;
        HistoryEntry change = await Duplicates.MergeAlbumsAsync(records.AlbumId!.Value, recordId, Cancel);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Records", 2, 7);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(["Single 1-1 spotify s1 shown", "Records 2-7 discogs d1"], await AppearancesAsync(track.Id));
    }

    [Fact]
    public async Task SplitTrackAsync_LinkToAnotherAlbum_ShowsItAndUndoBringsEveryRowBack()
    {
        Track track = await AddAsync("Harbour");
        await OnAlbumAsync(track.Id, "spotify", "s1", "Single", 1, 1);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Record", 2, 7);
        List<string> before = Everything();

        TrackSplit split = await Duplicates.SplitTrackAsync(track.Id, "discogs", "d1", Cancel);
        string[] own = await AppearancesAsync(split.TrackId);
        string[] left = await AppearancesAsync(track.Id);
        await History.UndoAsync(split.Change.Id, Cancel);

        Assert.Equal(["Record 2-7 discogs d1 shown"], own);
        Assert.Equal(["Single 1-1 spotify s1 shown"], left);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UndoAsync_AddedAlbumThatAnotherTrackAppearsOnSince_StaysInTheLibrary()
    {
        Track track = await AddAsync("Harbour");
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Mine" }, Cancel);
        await OnAlbumAsync(track.Id, "discogs", "d1", "Single", 1, 1);
        TrackSplit split = await Duplicates.SplitTrackAsync(track.Id, "discogs", "d1", Cancel);
        Track other = await AddAsync("Glow");
        await OnAlbumAsync(other.Id, "spotify", "s1", "Night", 1, 3);
        await OnAlbumAsync(other.Id, "discogs", "d2", "Single", 1, 2);

        await History.UndoAsync(split.Change.Id, Cancel);

        Assert.Equal(["Night 1-3 spotify s1 shown", "Single 1-2 discogs d2"], await AppearancesAsync(other.Id));
    }

    private static List<string> Without(string word, List<string> rows) => rows.FindAll(row => !row.Contains(word, StringComparison.Ordinal));
}
