using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.History;

/// <summary>Undoing brings the library back, or says what stands in the way.</summary>
public sealed class UndoTests : MergingTest
{
    [Fact]
    public async Task UndoAsync_Merge_BringsEveryRowBack()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        List<string> before = Everything();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        Assert.NotEqual(before, Everything());

        HistoryEntry undone = await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(before, Everything());
        Assert.NotNull(undone.UndoneAt);
        HistoryEntry listed = Assert.Single(await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TracksMerged] }, Cancel));
        Assert.Equal(undone with { Subjects = [] }, listed with { Subjects = [] });
        Assert.Equal([(HistorySubjectKind.Track, (long?)otherId), (HistorySubjectKind.Track, keptId)], listed.Subjects.Select(subject => (subject.Kind, subject.Id)));
        Assert.Equal(2, listed.TrackCount);
        Assert.Equal(undone.Subjects, listed.Subjects);
    }

    [Fact]
    public async Task UndoAsync_Split_BringsEveryRowBack()
    {
        (long keptId, _) = await TwoFullTracksAsync();
        List<string> before = Everything();
        TrackSplit split = await Duplicates.SplitTrackAsync(keptId, "spotify", "s1", Cancel);

        await History.UndoAsync(split.Change.Id, Cancel);

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UndoAsync_ChainOfMerges_CanBeUndoneBackwards()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour Lights");
        Track third = await AddAsync("Harbour Nights");
        List<string> before = Everything();
        HistoryEntry one = await Duplicates.MergeTracksAsync(second.Id, third.Id, Cancel);
        HistoryEntry two = await Duplicates.MergeTracksAsync(first.Id, second.Id, Cancel);

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(one.Id, Cancel));
        await History.UndoAsync(two.Id, Cancel);
        await History.UndoAsync(one.Id, Cancel);

        Assert.Equal(one.Id, conflict.HistoryId);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UndoAsync_LaterEditOfAnotherField_Stays()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        await Tracks.UpdateAsync(keptId, new TrackUpdate { Label = "Blue" }, Cancel);
        await Library.Tags.AddTagsAsync(keptId, ["later"], Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal("Blue", (await GetAsync(keptId)).Label);
        Assert.Contains("later", (await Library.Tags.GetTagsAsync(keptId, Cancel)).Select(tag => tag.Name));
        Assert.Equal("Harbour Lights", (await GetAsync(otherId)).Title);
        Assert.Null((await GetAsync(otherId)).Label);
    }

    [Fact]
    public async Task UndoAsync_FileThatCameByTheMergeWasReplacedSince_KeepsTheLaterOne()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour (Radio Edit)");
        await Tracks.UpdateAsync(other.Id, new TrackUpdate { LocalPath = "/a.flac" }, Cancel);
        HistoryEntry change = await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        Assert.Equal("/a.flac", (await GetAsync(kept.Id)).LocalPath);
        await Tracks.UpdateAsync(kept.Id, new TrackUpdate { LocalPath = "/b.flac" }, Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(("/b.flac", "/a.flac"), ((await GetAsync(kept.Id)).LocalPath, (await GetAsync(other.Id)).LocalPath));
    }

    [Fact]
    public async Task UndoAsync_MovedLinkWasSynced_KeepsWhatTheSyncBrought()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        await SyncAsync(On("spotify", "s2", "Harbour Lights", 300) with { Year = "2015" });

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal("2015", (await GetAsync(otherId)).Year);
        Assert.Equal("1999", (await GetAsync(keptId)).Year);
    }

    [Fact]
    public async Task UndoAsync_MovedLinkWasRemoved_IsRefusedWithTheReason()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        await Tracks.RemovePlatformInfoAsync(keptId, "spotify", "s2", Cancel);
        List<string> before = Everything();

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal("A link that it changed was deleted since.", conflict.Reason);
        Assert.Equal(before, Everything());
        Assert.Null(Assert.Single(await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TracksMerged] }, Cancel)).UndoneAt);
    }

    [Fact]
    public async Task UndoAsync_TrackThatStayedWasDeleted_IsRefused()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        await Tracks.DeleteAsync(keptId, Cancel);

        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Null(await Tracks.GetAsync(otherId, Cancel));
    }

    [Fact]
    public async Task UndoAsync_SplitTrackWasTagged_IsRefused()
    {
        (long keptId, _) = await TwoFullTracksAsync();
        TrackSplit split = await Duplicates.SplitTrackAsync(keptId, "spotify", "s1", Cancel);
        await Library.Tags.AddTagsAsync(split.TrackId, ["mine"], Cancel);

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(split.Change.Id, Cancel));

        Assert.Contains("a tag", conflict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndoAsync_SplitLinkWasReplacedSince_KeepsTheLaterLinkPrimary()
    {
        Track track = await AddAsync("Harbour");
        await LinkAsync(track.Id, "spotify", "wrong", new TrackFieldValues { Title = "Other", Artist = "Kolt Verne", Year = "2020" });
        TrackSplit split = await Duplicates.SplitTrackAsync(track.Id, "spotify", "wrong", Cancel);
        await LinkAsync(track.Id, "spotify", "right", new TrackFieldValues { Title = "Harbour", Artist = "Lena Brandt", Year = "1999" });

        await History.UndoAsync(split.Change.Id, Cancel);

        Assert.Equal([("right", true), ("wrong", false)], (await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Select(link => (link.PlatformId, link.IsPrimary)));
        Assert.Equal("1999", (await GetAsync(track.Id)).Year);
    }

    [Fact]
    public async Task UndoAsync_PrimaryLinkBecameAnother_LeavesEachTrackAPrimaryOne()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour Lights");
        await LinkAsync(other.Id, "spotify", "a", new TrackFieldValues { Title = "Harbour Lights", Artist = "Lena Brandt", Year = "2001" });
        HistoryEntry change = await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        await LinkAsync(kept.Id, "spotify", "b", new TrackFieldValues { Title = "Harbour", Artist = "Lena Brandt", Year = "2002" }, PlatformIdRole.Primary);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal(("2002", "2001"), ((await GetAsync(kept.Id)).Year, (await GetAsync(other.Id)).Year));
        Assert.True(Assert.Single(await Tracks.GetPlatformInfoAsync(kept.Id, Cancel)).IsPrimary);
        Assert.True(Assert.Single(await Tracks.GetPlatformInfoAsync(other.Id, Cancel)).IsPrimary);
    }

    [Fact]
    public async Task UndoAsync_ProposalsWereDecidedOrDeletedSince_DontStandInTheWay()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track third = await AddAsync("Harbour (Extended Mix)");
        Track fourth = await AddAsync("Harbour (Clean)");
        HistoryEntry change = await Duplicates.MergeTracksAsync(first.Id, second.Id, Cancel);
        await Duplicates.RejectAsync(first.Id, third.Id, Cancel);
        await Tracks.DeleteAsync(fourth.Id, Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal("Harbour (Radio Edit)", (await GetAsync(second.Id)).Title);
        Assert.Contains(await Duplicates.ListAsync(new DuplicateQuery { Rejected = true }, Cancel), pair => (pair.First.TrackId, pair.Second.TrackId) == (first.Id, third.Id));
    }

    [Fact]
    public async Task UndoAsync_SplitTrackGotAFile_IsRefused()
    {
        (long keptId, _) = await TwoFullTracksAsync();
        TrackSplit split = await Duplicates.SplitTrackAsync(keptId, "spotify", "s1", Cancel);
        await Tracks.UpdateAsync(split.TrackId, new TrackUpdate { LocalPath = "/music/c.flac" }, Cancel);

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(split.Change.Id, Cancel));

        Assert.Contains("a file", conflict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndoAsync_AlbumsMerged_TakesLaterTracksOfTheOtherBackToo()
    {
        Track first = await AddAsync("One", track => track with { Album = "Harbour", AlbumArtist = "Lena Brandt" });
        Track second = await AddAsync("Two", track => track with { Album = "Night", AlbumArtist = "Lena Brandt" });
        HistoryEntry change = await Duplicates.MergeAlbumsAsync(first.AlbumId!.Value, second.AlbumId!.Value, Cancel);
        Track later = await AddAsync("Three", track => track with { Album = "Night", AlbumArtist = "Lena Brandt" });

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal((first.AlbumId, second.AlbumId), (later.AlbumId, (await GetAsync(later.Id)).AlbumId));
    }

    [Fact]
    public async Task UndoAsync_EditFromBefore_MeetsAConflict()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        long version = (await GetAsync(keptId)).EditVersion;
        await History.UndoAsync(change.Id, Cancel);

        await Assert.ThrowsAsync<EditConflictException>(() => Tracks.UpdateAsync(keptId, new TrackUpdate { Year = "2020", ExpectedEditVersion = version }, Cancel));
    }

    [Fact]
    public async Task UndoAsync_UnknownOrTwice_IsRefused()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour Lights");
        HistoryEntry change = await Duplicates.MergeTracksAsync(first.Id, second.Id, Cancel);
        await History.UndoAsync(change.Id, Cancel);

        UndoConflictException twice = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));
        HistoryEntryNotFoundException unknown = await Assert.ThrowsAsync<HistoryEntryNotFoundException>(() => History.UndoAsync(4711, Cancel));

        Assert.Equal(("TS5002", "TS5001"), (twice.Code, unknown.Code));
    }

    [Fact]
    public async Task UndoAsync_Merge_TellsWatchersThatTheTrackIsBack()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await History.UndoAsync(change.Id, Cancel);

        LibraryChange told = await changes.NextAsync();
        Assert.Contains(otherId, told.AddedTrackIds);
        Assert.Contains(keptId, told.ChangedTrackIds);
    }

    [Fact]
    public async Task ListAsync_KindsAndPages_FindTheLatestFirst()
    {
        Track kept = await AddAsync("Harbour");
        var changes = new List<long>();
        foreach (string title in new[] { "One", "Two", "Three" })
            changes.Add((await Duplicates.MergeTracksAsync(kept.Id, (await AddAsync(title)).Id, Cancel)).Id);
        await History.UndoAsync(changes[2], Cancel);

        IReadOnlyList<HistoryEntry> page = await History.ListAsync(new HistoryQuery { PageSize = 2 }, Cancel);
        IReadOnlyList<HistoryEntry> next = await History.ListAsync(new HistoryQuery { PageSize = 2, Before = page[^1].Id }, Cancel);

        Assert.Equal([changes[2], changes[1]], page.Select(change => change.Id));
        Assert.Equal([changes[0]], next.Select(change => change.Id));
        Assert.Equal(2, (await History.ListAsync(new HistoryQuery { IncludeUndone = false }, Cancel)).Count);
        Assert.Empty(await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.AlbumsMerged] }, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => History.ListAsync(new HistoryQuery { PageSize = 501 }, Cancel));
    }

    private async Task<(long KeptId, long OtherId)> TwoFullTracksAsync()
    {
        SyncItem kept = await SyncAsync(On("spotify", "s1", "Harbor Light") with { Year = "1999", Genres = ["House"] });
        SyncItem other = await SyncAsync(On("spotify", "s2", "Harbour Lights", 300) with { Year = "2000", Genres = ["Techno"], Album = "Night" });
        (long keptId, long otherId) = (kept.TrackId!.Value, other.TrackId!.Value);
        await LinkAsync(otherId, "discogs", "d1", new TrackFieldValues { Title = "Harbour Lights", Artist = "Lena Brandt", Bpm = 126 });
        await Library.Tags.AddTagsAsync(keptId, ["night", "late"], Cancel);
        await Library.Tags.AddTagsAsync(otherId, ["night", "vinyl"], Cancel);
        await Tracks.UpdateAsync(keptId, new TrackUpdate { Bpm = 99 }, Cancel);
        await Tracks.UpdateAsync(otherId, new TrackUpdate { Bpm = 98, LocalPath = "/music/b.flac", IsAvailableLocally = true, Genres = ["Ambient"] }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), trackId: keptId, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), trackId: otherId, source: "spotify", cancellationToken: Cancel);
        return (keptId, otherId);
    }
}
