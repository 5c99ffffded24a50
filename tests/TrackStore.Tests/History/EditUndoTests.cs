using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.History;

/// <summary>What people edit, delete, unlink and choose can be undone and redone.</summary>
public sealed class EditUndoTests : MergingTest
{
    [Fact]
    public async Task UndoAsync_Edit_BringsValuesGenresAndFileBack()
    {
        Track track = await AddAsync("Harbour", with => with with { Album = "Harbour", Genres = ["House"], LocalPath = "/a.flac" });
        List<string> before = Everything();

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Night", Album = null, Genres = ["Disco"], LocalPath = "/b.flac" }, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksEdited);

        Assert.Equal((1, "Lena Brandt - Harbour"), (change.TrackCount, change.Description));
        Assert.Equal(["Lena Brandt - Harbour", "title", "album", "genres", "local_path"], change.Subjects.Select(subject => subject.Name));
        await History.UndoAsync(change.Id, Cancel);
        Assert.Equal(("Harbour", "/a.flac"), ((await GetAsync(track.Id)).Title, (await GetAsync(track.Id)).LocalPath));
        await History.RedoAsync(change.Id, Cancel);
        Assert.Equal(("Night", null), ((await GetAsync(track.Id)).Title, (await GetAsync(track.Id)).Album));
        await History.UndoAsync(change.Id, Cancel);
        Assert.Equal(WithoutNewRows(before), WithoutNewRows(Everything()));
    }

    [Fact]
    public async Task UndoAsync_SameFieldWasEditedSince_IsRefused()
    {
        Track track = await AddAsync("Harbour");
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Night" }, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksEdited);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Day" }, Cancel);

        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal("A value that it added was changed since. Undo that change first.", error.Reason);
        Assert.Equal("Day", (await GetAsync(track.Id)).Title);
    }

    [Fact]
    public async Task UndoAsync_PathWasChangedSince_IsRefused()
    {
        Track track = await AddAsync("Harbour");
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { LocalPath = "/a.flac" }, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksEdited);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { LocalPath = "/b.flac" }, Cancel);

        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal("/b.flac", (await GetAsync(track.Id)).LocalPath);
    }

    [Fact]
    public async Task UndoAsync_BulkEdit_IsOneChange_AndLeavesOutDeletedTracks()
    {
        var ids = new List<long>();
        for (int i = 0; i < 5; i++)
            ids.Add((await AddAsync($"Track {i}")).Id);
        await Tracks.UpdateAsync(ids, new TrackUpdate { Label = "Blue", Year = "1999" }, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksEdited);
        await Tracks.DeleteAsync(ids[2], Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal((5, "year, label"), (change.TrackCount, change.Description));
        foreach (long id in ids.Where(id => id != ids[2]))
            Assert.Null((await GetAsync(id)).Label);
        Assert.Null(await Tracks.GetAsync(ids[2], Cancel));
    }

    [Fact]
    public async Task UndoAsync_DeletedTrack_ComesBackWithAllThatItHad()
    {
        (long keptId, long otherId) = await FullTracksAsync();
        List<string> before = Everything();

        await Tracks.DeleteAsync(otherId, Cancel);
        await Tracks.DeleteAsync(keptId, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksDeleted);
        Assert.Equal(1, change.TrackCount);
        await History.UndoAsync(change.Id, Cancel);
        HistoryEntry first = (await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TracksDeleted], IncludeUndone = false }, Cancel))[0];

        await UndoAndRedoAsync(first.Id, before);
    }

    [Fact]
    public async Task UndoAsync_DeletedTracksOfManyGenresAndTags_BringsThemBack()
    {
        // More than a plan is made again for, if each pass asked for one of them.
        const int Count = 130;
        await Tracks.ImportAsync(
            Enumerable.Range(0, Count).Select(i => new NewTrack { Title = $"Song {i}", Artist = $"Artist {i}", Genres = [$"genre {i}"] }).ToAsyncEnumerable(),
            cancellationToken: Cancel);
        await foreach (TrackItem item in Tracks.StreamAsync(new TrackQuery(), Cancel))
            await Tags.AddTagsAsync(item.TrackId!.Value, [$"tag {item.TrackId}"], Cancel);
        List<string> before = Everything();

        ChangeResult deleted = await Tracks.DeleteAsync(SelectedTracks.Of(new TrackQuery()), cancellationToken: Cancel);
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));

        await UndoAndRedoAsync(deleted.Change!.Id, before);
    }

    [Fact]
    public async Task UndoAsync_IdOfDeletedTrackCameBackBySync_StaysWithTheNewTrack()
    {
        Track track = await AddAsync("Harbour");
        await LinkAsync(track.Id, "spotify", "s1", new TrackFieldValues { Title = "Harbour", Artist = "Lena Brandt" });
        await Tracks.DeleteAsync(track.Id, Cancel);
        HistoryEntry change = await LatestAsync(HistoryKind.TracksDeleted);
        long again = (await SyncAsync(On("spotify", "s1", "Harbour"))).TrackId!.Value;

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal("Harbour", (await Tracks.GetAsync(track.Id, Cancel))!.Title);
        Assert.Equal(again, (await Tracks.FindByPlatformAsync("spotify", "s1", Cancel))!.Id);
        Assert.Empty(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));

        await History.RedoAsync(change.Id, Cancel);

        Assert.Null(await Tracks.GetAsync(track.Id, Cancel));
        Assert.Equal(again, (await Tracks.FindByPlatformAsync("spotify", "s1", Cancel))!.Id);
    }

    [Fact]
    public async Task UndoAsync_Unlinked_BringsLinkValuesAndPinsBack()
    {
        (long keptId, _) = await FullTracksAsync();
        await Fields.UsePlatformAsync(keptId, "spotify", [TrackField.Year], Cancel);
        List<string> before = Everything();

        await Tracks.RemovePlatformInfoAsync(keptId, "spotify", cancellationToken: Cancel);

        HistoryEntry change = await LatestAsync(HistoryKind.PlatformUnlinked);
        Assert.Equal("spotify", change.Subjects[1].Name);
        await UndoAndRedoAsync(change.Id, before);
    }

    [Fact]
    public async Task UndoAsync_AlbumEditedAndDeleted_IsAsBefore()
    {
        Album album = await Albums.AddAsync(new NewAlbum { Title = "Harbour", Artist = "Lena Brandt", Label = "Blue" }, Cancel);
        List<string> before = Everything();
        await Albums.UpdateAsync(album.Id, new AlbumUpdate { Label = "Red", ReleaseYear = "1999" }, Cancel);
        HistoryEntry edited = await LatestAsync(HistoryKind.AlbumEdited);
        await UndoAndRedoAsync(edited.Id, before);
        await Albums.DeleteAsync(album.Id, Cancel);

        HistoryEntry deleted = await LatestAsync(HistoryKind.AlbumDeleted);
        Assert.Equal((0, 1), (deleted.TrackCount, deleted.AlbumCount));
        await UndoAndRedoAsync(deleted.Id, before);
    }

    [Fact]
    public async Task UndoAsync_AlbumWasEditedSince_IsRefused()
    {
        Album album = await Albums.AddAsync(new NewAlbum { Title = "Harbour", Artist = "Lena Brandt" }, Cancel);
        await Albums.UpdateAsync(album.Id, new AlbumUpdate { Label = "Red" }, Cancel);
        HistoryEntry edited = await LatestAsync(HistoryKind.AlbumEdited);
        await Albums.UpdateAsync(album.Id, new AlbumUpdate { Label = "Green" }, Cancel);

        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(edited.Id, Cancel));

        Assert.Equal("Green", (await Albums.GetAsync(album.Id, Cancel))!.Label);
    }

    [Fact]
    public async Task UndoAsync_PicturesChosenRefusedAndDeleted_AreShownAgain()
    {
        Track track = await AddAsync("Harbour");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), trackId: track.Id, source: "discogs", cancellationToken: Cancel);
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        List<string> before = Everything();

        await Artwork.ChooseArtworkAsync(owner, "discogs", cancellationToken: Cancel);
        await UndoAndRedoAsync((await LatestAsync(HistoryKind.ArtworkChosen)).Id, before);
        await Artwork.ChooseNoArtworkAsync(owner, cancellationToken: Cancel);
        await UndoAndRedoAsync((await LatestAsync(HistoryKind.ArtworkRefused)).Id, before);
        await Artwork.RefuseArtworkAsync(owner, "spotify", cancellationToken: Cancel);
        await UndoAndRedoAsync((await LatestAsync(HistoryKind.ArtworkRefused)).Id, before);
        await Artwork.RemoveArtworkAsync(owner, "spotify", cancellationToken: Cancel);
        await UndoAndRedoAsync((await LatestAsync(HistoryKind.ArtworkDeleted)).Id, before);
        await Images.DeleteImagesAsync(owner, Cancel);
        Assert.Null(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
        await UndoAndRedoAsync((await LatestAsync(HistoryKind.ArtworkDeleted)).Id, before);
        Assert.NotNull(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    private async Task<HistoryEntry> LatestAsync(HistoryKind kind) => (await History.ListAsync(new HistoryQuery { Kinds = [kind] }, Cancel))[0];

    // A genre or album that an edit brought stays, like that of any other source.
    private static List<string> WithoutNewRows(List<string> rows)
        => [.. rows.Where(row => !row.StartsWith("genres:", StringComparison.Ordinal) && !row.StartsWith("albums:", StringComparison.Ordinal))];

    private async Task<(long KeptId, long OtherId)> FullTracksAsync()
    {
        Track kept = await AddAsync("Harbor Light", track => track with { Album = "Harbour", Genres = ["House"], LocalPath = "/a.flac" });
        Track other = await AddAsync("Harbour Lights", track => track with { Album = "Nights", Genres = ["Disco"] });
        await LinkAsync(kept.Id, "spotify", "s1", new TrackFieldValues { Title = "Harbor Light", Artist = "Lena Brandt", Year = "1999" });
        await LinkAsync(other.Id, "spotify", "s2", new TrackFieldValues { Title = "Harbour Lights", Artist = "Lena Brandt", Year = "2001" });
        await Tracks.UpdateAsync(other.Id, new TrackUpdate { Label = "Blue", Genres = ["Techno"] }, Cancel);
        await Library.Tags.AddTagsAsync(kept.Id, ["one"], Cancel);
        await Library.Tags.AddTagsAsync(other.Id, ["one", "two"], Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: other.Id, source: "spotify", cancellationToken: Cancel);
        return (kept.Id, other.Id);
    }
}
