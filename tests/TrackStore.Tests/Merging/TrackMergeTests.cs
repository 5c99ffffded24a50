using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Merging;

/// <summary>Merging two tracks loses nothing of either.</summary>
public sealed class TrackMergeTests : MergingTest
{
    [Fact]
    public async Task MergeTracksAsync_TwoFullTracks_MovesEverythingToTheOneThatStays()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();

        HistoryEntry change = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);

        Track kept = await GetAsync(keptId);
        Assert.Null(await Tracks.GetAsync(otherId, Cancel));
        Assert.Equal(HistoryKind.TracksMerged, change.Kind);
        Assert.Equal("Lena Brandt - Harbour Lights into Lena Brandt - Harbor Light", change.Description);
        Assert.Equal(("Harbor Light", "1999", 126), (kept.Title, kept.Year, kept.Bpm));
        Assert.Equal(["/music/b.flac"], new[] { kept.LocalPath });
        Assert.Equal(["late", "night", "vinyl"], (await Library.Tags.GetTagsAsync(keptId, Cancel)).Select(tag => tag.Name).Order());
        Assert.Equal(
            [("discogs", "d1", true), ("spotify", "s1", true), ("spotify", "s2", false)],
            (await Tracks.GetPlatformInfoAsync(keptId, cancellationToken: Cancel)).Select(link => (link.Platform, link.PlatformId, link.IsPrimary)).Order());
        Assert.Equal(["House", "Techno"], (await Tracks.GetGenresAsync(keptId, Cancel)).Select(genre => genre.Name).Order());
    }

    [Fact]
    public async Task MergeTracksAsync_BaseValuesDiffer_KeepsTheOtherAsALayer()
    {
        Track kept = await AddAsync("Harbour", track => track with { Year = "1998" });
        Track other = await AddAsync("Harbour Lights", track => track with { Year = "1999", Bpm = 120 });

        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        FieldExplanation year = (await Fields.ExplainAsync(kept.Id, TrackField.Year, Cancel))!;
        FieldExplanation title = (await Fields.ExplainAsync(kept.Id, TrackField.Title, Cancel))!;
        Assert.Equal([(FieldLayer.Base, "1998"), (FieldLayer.Merged, "1999")], year.Candidates.Select(value => (value.Layer, value.Value)));
        Assert.Equal([(FieldLayer.Base, "Harbour"), (FieldLayer.Merged, "Harbour Lights")], title.Candidates.Select(value => (value.Layer, value.Value)));
        Assert.Equal(120, (await GetAsync(kept.Id)).Bpm);
    }

    [Fact]
    public async Task MergeTracksAsync_BothHaveAPictureOfOneSource_KeepsBothAsCandidates()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour Lights");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), trackId: kept.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), trackId: other.Id, source: "spotify", cancellationToken: Cancel);
        string? shown = (await Tracks.GetItemsAsync([kept.Id], cancellationToken: Cancel))[0].ArtworkKey?.ToString();

        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        ArtworkExplanation pictures = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(kept.Id), cancellationToken: Cancel);
        Assert.Equal(["spotify", "spotify (2)"], pictures.Candidates.Select(picture => picture.Source).Order());
        Assert.Equal(shown, (await Tracks.GetItemsAsync([kept.Id], cancellationToken: Cancel))[0].ArtworkKey?.ToString());
        Assert.NotNull(shown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MergeTracksAsync_OtherHasRefusedTheSamePicture_StaysRefusedUnlessItIsChosen(bool isChosen)
    {
        long keptId = (await AddAsync("Harbor Light")).Id;
        long otherId = (await AddAsync("Harbour Lights")).Id;
        foreach (long id in (long[])[keptId, otherId])
            await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: id, source: "spotify", cancellationToken: Cancel);
        await Artwork.RefuseArtworkAsync(ArtworkOwner.Track(otherId), "spotify", cancellationToken: Cancel);
        if (isChosen)
            await Artwork.ChooseArtworkAsync(ArtworkOwner.Track(keptId), "spotify", cancellationToken: Cancel);
        List<string> before = Everything();

        HistoryEntry merged = await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);

        ArtworkCandidate picture = Assert.Single((await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(keptId), cancellationToken: Cancel)).Candidates);
        Assert.Equal((!isChosen, isChosen), (picture.IsRefused, picture.IsShown));
        await UndoAndRedoAsync(merged.Id, before);
    }

    [Fact]
    public async Task MergeTracksAsync_ThenTheOthersSourceAgain_FindsTheTrackThatStayed()
    {
        var imported = new NewTrack { Title = "Harbour Lights (Night Version)", Artist = "L. Brandt", Duration = TimeSpan.FromSeconds(230) };
        Track kept = await AddAsync("Harbour");
        Track other = await Tracks.AddAsync(imported, Cancel);
        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        GetOrAddResult again = await Tracks.GetOrAddAsync(imported, Cancel);
        SyncItem synced = await SyncAsync(On("spotify", "s9", imported.Title, 230) with { Artist = imported.Artist, Album = null });
        GetOrAddResult longer = await Tracks.GetOrAddAsync(imported with { Duration = TimeSpan.FromSeconds(500) }, Cancel);

        Assert.Equal((kept.Id, false), (again.Track.Id, again.IsAdded));
        Assert.Equal((kept.Id, IdentityReasons.Decided), (synced.TrackId, synced.Reasons));
        Assert.True(longer.IsAdded);
    }

    [Fact]
    public async Task MergeTracksAsync_NamesThatManyTracksHave_LeadNobodyToTheTrack()
    {
        Track kept = await AddAsync("Blue Hour");
        Track other = await AddAsync("Untitled", track => track with { Duration = null });
        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        GetOrAddResult another = await Tracks.GetOrAddAsync(new NewTrack { Title = "Untitled", Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(201) }, Cancel);

        Assert.True(another.IsAdded);
    }

    [Fact]
    public async Task MergeTracksAsync_SourceListsBothAndAnother_MarksNothingAsMissing()
    {
        var options = new SyncRunOptions { Source = "library", IncludeArtwork = false };
        PlatformTrack first = On("spotify", "s1", "Harbor Light");
        PlatformTrack second = On("spotify", "s2", "Harbour Nights", 300);
        SyncItem[] items = new SyncItem[2];
        int next = 0;
        await Synchronizer.SyncAsync(new[] { first, second }.ToAsyncEnumerable(), options with { OnItem = item => items[next++] = item }, cancellationToken: Cancel);
        await Duplicates.MergeTracksAsync(items[0].TrackId!.Value, items[1].TrackId!.Value, Cancel);

        SyncResult result = await Synchronizer.SyncAsync(new[] { second with { Id = "s3" }, first, second }.ToAsyncEnumerable(), options, cancellationToken: Cancel);

        Assert.Equal((0L, 0L), (result.MissingCount, result.Counts.Failed));
        Assert.Equal(
            [("s1", true), ("s2", false), ("s3", false)],
            (await Tracks.GetPlatformInfoAsync(items[0].TrackId!.Value, Cancel)).Select(link => (link.PlatformId, link.IsPrimary)));
    }

    [Fact]
    public async Task MergeTracksAsync_AfterMerging_NamesOfBothLeadToTheTrack()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour Lights", track => track with { Album = "Night" });
        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        GetOrAddResult first = await Tracks.GetOrAddAsync(new NewTrack { Title = "Harbour", Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(200) }, Cancel);
        GetOrAddResult second = await Tracks.GetOrAddAsync(
            new NewTrack { Title = "Harbour Lights", Artist = "Lena Brandt", Album = "Night", Duration = TimeSpan.FromSeconds(200) }, Cancel);

        Assert.Equal((kept.Id, kept.Id), (first.Track.Id, second.Track.Id));
    }

    [Fact]
    public async Task MergeTracksAsync_BothEdited_PrefersTheEditsOfTheOneThatStays()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour Lights");
        await Tracks.UpdateAsync(kept.Id, new TrackUpdate { Year = "2001" }, Cancel);
        await Tracks.UpdateAsync(other.Id, new TrackUpdate { Year = "2002", Label = "Blue" }, Cancel);

        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);

        Track merged = await GetAsync(kept.Id);
        Assert.Equal(("2001", "Blue"), (merged.Year, merged.Label));
        Assert.Contains((await Fields.ExplainAsync(kept.Id, TrackField.Year, Cancel))!.Candidates, value => value is { Layer: FieldLayer.Merged, Value: "2002" });
    }

    [Fact]
    public async Task MergeTracksAsync_SameOrUnknownTrack_IsRefusedAndChangesNothing()
    {
        Track track = await AddAsync("Harbour");
        List<string> before = Everything();

        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.MergeTracksAsync(track.Id, track.Id, Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Duplicates.MergeTracksAsync(track.Id, 4711, Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Duplicates.MergeTracksAsync(4711, track.Id, Cancel));

        Assert.Equal(before, Everything());
        Assert.Empty(await History.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task MergeTracksAsync_WhileWatched_TellsWhatChanged()
    {
        (long keptId, long otherId) = await TwoFullTracksAsync();
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await Duplicates.MergeTracksAsync(keptId, otherId, Cancel);

        LibraryChange change = await changes.NextAsync();
        Assert.Contains(keptId, change.ChangedTrackIds);
        Assert.Contains(otherId, change.DeletedTrackIds);
        Assert.Contains(keptId, change.TaggedTrackIds);
    }

    [Fact]
    public async Task MergeAlbumsAsync_ThenTheOthersNameAgain_StaysOneAlbum()
    {
        Track first = await AddAsync("One", track => track with { Album = "Harbour", AlbumArtist = "Lena Brandt" });
        Track second = await AddAsync("Two", track => track with { Album = "Harbour (Deluxe)", AlbumArtist = "Lena Brandt" });
        await Albums.UpdateAsync(second.AlbumId!.Value, new AlbumUpdate { Label = "Blue" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), albumId: second.AlbumId.Value, source: "spotify", cancellationToken: Cancel);
        List<string> before = Everything();

        HistoryEntry change = await Duplicates.MergeAlbumsAsync(first.AlbumId!.Value, second.AlbumId.Value, Cancel);
        Track third = await AddAsync("Three", track => track with { Album = "Harbour (Deluxe)", AlbumArtist = "Lena Brandt" });

        Album album = Assert.IsType<Album>(await Albums.GetAsync(first.AlbumId.Value, Cancel));
        Assert.Equal((first.AlbumId, first.AlbumId), ((await GetAsync(second.Id)).AlbumId, third.AlbumId));
        Assert.Null(await Albums.GetAsync(second.AlbumId.Value, Cancel));
        Assert.Equal(("Harbour", "Blue", HistoryKind.AlbumsMerged), (album.Title, album.Label, change.Kind));
        Assert.NotNull((await Tracks.GetItemsAsync([first.Id], cancellationToken: Cancel))[0].ArtworkKey);

        await Tracks.DeleteAsync(third.Id, Cancel);
        await History.UndoAsync(change.Id, Cancel);
        Assert.Equal(before, Everything());
    }

    private async Task<(long KeptId, long OtherId)> TwoFullTracksAsync()
    {
        SyncItem kept = await SyncAsync(On("spotify", "s1", "Harbor Light") with { Year = "1999", Genres = ["House"] });
        SyncItem other = await SyncAsync(On("spotify", "s2", "Harbour Lights", 300) with { Year = "2000", Genres = ["Techno"] });
        await LinkAsync(other.TrackId!.Value, "discogs", "d1", new TrackFieldValues { Title = "Harbour Lights", Artist = "Lena Brandt", Bpm = 126 });
        await Library.Tags.AddTagsAsync(kept.TrackId!.Value, ["night", "late"], Cancel);
        await Library.Tags.AddTagsAsync(other.TrackId.Value, ["night", "vinyl"], Cancel);
        await Tracks.UpdateAsync(other.TrackId.Value, new TrackUpdate { LocalPath = "/music/b.flac", IsAvailableLocally = true }, Cancel);
        return (kept.TrackId.Value, other.TrackId.Value);
    }
}
