namespace TrackStore.Conformance;

/// <content>What a user does with pictures: refuse, replace and add them, and take it back.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task RefuseArtworkAsync_ShownPicture_ShowsTheBestOtherAndThenNone()
    {
        Track track = await AddAsync("Title", album: null);
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(1, 100), track.Id, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 400), track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 400), track.Id, source: "copy", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(3, 300), track.Id, source: Sources.User, cancellationToken: Cancel);

        ArtworkExplanation own = await Selector.RefuseArtworkAsync(owner, Sources.User, cancellationToken: Cancel);
        ArtworkExplanation again = await Selector.RefuseArtworkAsync(owner, Sources.User, cancellationToken: Cancel);
        ArtworkExplanation copied = await Selector.RefuseArtworkAsync(owner, "spotify", cancellationToken: Cancel);
        foreach (string source in (string[])["spotify", "copy", Sources.User])
            await Selector.RemoveArtworkAsync(owner, source, cancellationToken: Cancel);
        ArtworkExplanation none = await Selector.RefuseArtworkAsync(owner, "discogs", cancellationToken: Cancel);

        Assert.Equal((ArtworkRule.SourceRanking, "spotify", 4), (own.Rule, own.Shown!.Source, own.Candidates.Count));
        Assert.Equal(("spotify", (Sources.User, true)), (again.Shown!.Source, (again.Candidates[^1].Source, again.Candidates[^1].IsRefused)));

        // Another source's copy is the same picture. The user's own ranks first, but was refused itself.
        Assert.Equal("discogs", copied.Shown!.Source);
        Assert.Equal(["copy", "spotify", Sources.User], copied.Candidates.Where(picture => picture.IsRefused).Select(picture => picture.Source).Order());
        Assert.Equal((ArtworkRule.AllRefused, null, 1), (none.Rule, none.Shown, none.Candidates.Count));
        await Assert.ThrowsAsync<ArtworkCandidateNotFoundException>(() => Selector.RefuseArtworkAsync(owner, "bandcamp", cancellationToken: Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Selector.RefuseArtworkAsync(ArtworkOwner.Track(4711), "discogs", cancellationToken: Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task RefuseArtworkAsync_PictureComesAgain_StaysRefusedUntilItIsAllowedOrChosen()
    {
        Track track = await AddAsync("Title", album: null);
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(1, 400), track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 100), track.Id, source: "blog", cancellationToken: Cancel);
        await Selector.RefuseArtworkAsync(owner, "spotify", cancellationToken: Cancel);

        await Images.ResizeAndStoreImageAsync(Picture(1, 400), track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(1, 400), track.Id, source: "another blog", cancellationToken: Cancel);
        ArtworkExplanation brought = await Selector.RevertArtworkChoiceAsync(owner, cancellationToken: Cancel);
        ArtworkExplanation allowed = await Selector.AllowArtworkAsync(owner, "another blog", cancellationToken: Cancel);
        await Get<IChangeHistory>().UndoAsync((await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0].Id, Cancel);
        ArtworkExplanation undone = await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel);
        ArtworkExplanation chosen = await Selector.ChooseArtworkAsync(owner, "spotify", cancellationToken: Cancel);

        Assert.Equal(("blog", 2), (brought.Shown!.Source, brought.Candidates.Count(picture => picture.IsRefused)));
        Assert.Equal(("spotify", 0), (allowed.Shown!.Source, allowed.Candidates.Count(picture => picture.IsRefused)));
        Assert.Equal(("blog", 2), (undone.Shown!.Source, undone.Candidates.Count(picture => picture.IsRefused)));
        Assert.Equal(("spotify", 0), (chosen.Shown!.Source, chosen.Candidates.Count(picture => picture.IsRefused)));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task RefuseArtworkAsync_PictureOfTheAlbumToo_ShowsTheAlbumsOnlyWhileItIsAnother()
    {
        Track track = await AddAsync("Title", "Album");
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        var album = ArtworkOwner.Album(track.AlbumId!.Value);
        await Images.ResizeAndStoreImageAsync(Picture(1, 300), track.Id, track.AlbumId, "spotify", cancellationToken: Cancel);

        ArtworkExplanation refused = await Selector.RefuseArtworkAsync(owner, "spotify", cancellationToken: Cancel);
        ArtworkKey? sameAsAlbums = (await GetAsync(track.Id)).ArtworkKey;
        await Images.ResizeAndStoreImageAsync(Picture(2, 300), albumId: track.AlbumId, source: Sources.User, cancellationToken: Cancel);
        ArtworkExplanation fallback = await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel);
        ArtworkKey? albums = (await GetAsync(track.Id)).ArtworkKey;
        await Selector.RevertArtworkChoiceAsync(album, cancellationToken: Cancel);
        await Selector.RefuseArtworkAsync(album, Sources.User, cancellationToken: Cancel);
        ArtworkKey? sameAgain = (await GetAsync(track.Id)).ArtworkKey;
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Another" }, Cancel);
        Track moved = await GetAsync(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(2, 300), albumId: moved.AlbumId, source: "blog", cancellationToken: Cancel);
        ArtworkKey? others = (await GetAsync(track.Id)).ArtworkKey;
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Album" }, Cancel);

        Assert.Equal((ArtworkRule.AllRefused, null, null), (refused.Rule, refused.Fallback, sameAsAlbums));
        Assert.Equal((fallback.Fallback!.Shown!.ArtworkKey, Sources.User), (albums, fallback.Fallback.Shown.Source));
        Assert.Equal((null, null, albums), (sameAgain, moved.ArtworkKey, others));
        Assert.Null((await GetAsync(track.Id)).ArtworkKey);
    }

    [Fact]
    public async Task RefuseArtworkAsync_OnlyPictureOfATrack_ShowsItsAlbumsUntilUndone()
    {
        Track track = await AddAsync("Title", "Album");
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(1), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, source: Sources.User, cancellationToken: Cancel);
        ArtworkKey? before = (await GetAsync(track.Id)).ArtworkKey;
        ArtworkExplanation album = await Selector.ExplainArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), cancellationToken: Cancel);

        await Selector.RefuseArtworkAsync(owner, Sources.User, cancellationToken: Cancel);
        ArtworkKey? after = (await GetAsync(track.Id)).ArtworkKey;
        HistoryEntry refused = (await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0];
        await Get<IChangeHistory>().UndoAsync(refused.Id, Cancel);

        Assert.Equal(album.Shown!.ArtworkKey, after);
        Assert.Equal((HistoryKind.ArtworkRefused, before), (refused.Kind, (await GetAsync(track.Id)).ArtworkKey));
        Assert.Single((await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel)).Candidates);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ReplaceArtworkAsync_PictureOfSeveralAlbums_ShowsTheCopyEverywhereInOneChange()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 3).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        Track single = await AddAsync("Single", album: null);
        foreach (Track track in tracks[..2])
            await Images.ResizeAndStoreImageAsync(Picture(1, 100), albumId: track.AlbumId, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(1, 100), single.Id, source: Sources.User, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 500), albumId: tracks[2].AlbumId, source: "spotify", cancellationToken: Cancel);
        (long worse, long better) = ((await GetAsync(single.Id)).ArtworkKey!.Value.ArtworkId, (await GetAsync(tracks[2].Id)).ArtworkKey!.Value.ArtworkId);

        ChangeResult preview = await Selector.ReplaceArtworkAsync(worse, better, ChangeMode.Preview, Cancel);
        bool isUnchanged = (await GetAsync(single.Id)).ArtworkKey!.Value.ArtworkId == worse;
        ChangeResult result = await Selector.ReplaceArtworkAsync(worse, better, cancellationToken: Cancel);
        long[] shown = await ShownAsync();
        await Get<IChangeHistory>().UndoAsync(result.Change!.Id, Cancel);

        Assert.Equal((3, true, true), (preview.TrackCount, preview.IsPreview, isUnchanged));
        Assert.Equal((3, HistoryKind.ArtworkReplaced, 2), (result.TrackCount, result.Change.Kind, result.Change.AlbumCount));
        Assert.All(shown, id => Assert.Equal(better, id));
        Assert.Equal([worse, worse, worse, better], (await ShownAsync()).Order().ToArray() is var undone && worse < better ? undone : undone.Reverse());
        await Assert.ThrowsAsync<ArgumentException>(() => Selector.ReplaceArtworkAsync(worse, worse, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArtworkNotFoundException>(() => Selector.ReplaceArtworkAsync(worse, 4711, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArtworkNotFoundException>(() => Selector.ReplaceArtworkAsync(worse, 4711, ChangeMode.Preview, Cancel));

        async Task<long[]> ShownAsync()
        {
            var ids = new List<long>();
            foreach (Track track in (Track[])[.. tracks, single])
                ids.Add((await GetAsync(track.Id)).ArtworkKey!.Value.ArtworkId);
            return [.. ids];
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ResizeAndStoreImageAsync_PictureOfTheUser_IsUndoneAndRedone()
    {
        Track track = await AddAsync("Title", album: null);
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, source: Sources.User, cancellationToken: Cancel);
        ArtworkKey? first = (await GetAsync(track.Id)).ArtworkKey;
        await Images.ResizeAndStoreImageAsync(Picture(3), track.Id, source: Sources.User, cancellationToken: Cancel);
        ArtworkKey? second = (await GetAsync(track.Id)).ArtworkKey;
        await Images.ResizeAndStoreImageAsync(Picture(3), track.Id, source: Sources.User, cancellationToken: Cancel);

        // A platform's picture, and the same bytes again, are no changes of the user.
        IReadOnlyList<HistoryEntry> changes = await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel);
        await Get<IChangeHistory>().UndoAsync(changes[0].Id, Cancel);
        ArtworkKey? undone = (await GetAsync(track.Id)).ArtworkKey;
        await Get<IChangeHistory>().UndoAsync(changes[1].Id, Cancel);
        ArtworkExplanation ranked = await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel);
        await Get<IChangeHistory>().RedoAsync(changes[1].Id, Cancel);
        await Get<IChangeHistory>().RedoAsync(changes[0].Id, Cancel);

        Assert.Equal([HistoryKind.ArtworkAdded, HistoryKind.ArtworkAdded], changes.Select(change => change.Kind));
        Assert.Equal((first, 1, "spotify"), (undone, ranked.Candidates.Count, ranked.Shown!.Source));
        Assert.Equal(second, (await GetAsync(track.Id)).ArtworkKey);
        Assert.NotNull(await Images.ReadAsync(second!.Value, ImageSize.Large, Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListCandidateImagesAsync_SeveralSources_ListsTheFourRenditionsOfEach()
    {
        Track track = await AddAsync("Title", "Album");
        await Images.ResizeAndStoreImageAsync(Picture(1, 700), track.Id, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 100), track.Id, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(3), albumId: track.AlbumId, source: "album", cancellationToken: Cancel);

        IReadOnlyList<ImageInfo> images = await Images.ListCandidateImagesAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        ArtworkExplanation explanation = await Selector.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal(
            [("discogs", 60), ("discogs", 100), ("discogs", 100), ("discogs", 100), ("spotify", 60), ("spotify", 120), ("spotify", 300), ("spotify", 640)],
            images.Select(image => (image.Source, image.Width)));
        Assert.All(images, image => Assert.True(image.ByteLength > 0));
        Assert.All(explanation.Candidates, candidate => Assert.False(candidate.HasOriginal));
        Assert.Equal(
            [Picture(1, 700).Length, Picture(2, 100).Length],
            explanation.Candidates.OrderByDescending(candidate => candidate.Source, StringComparer.Ordinal).Select(candidate => candidate.ByteLength));
        Assert.Empty(await Images.ListCandidateImagesAsync(ArtworkOwner.Track(4711), cancellationToken: Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSubjectsAsync_Skip_LeavesOutWhatFollowsTheCursor()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 7).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        foreach ((Track track, int side) in tracks.Zip([100, 110, 120, 130]))
            await Images.ResizeAndStoreImageAsync(Picture(side, side), albumId: track.AlbumId, cancellationToken: Cancel);
        var small = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Album, BelowPixels = 200, PageSize = 1 };
        var missing = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Track, PageSize = 10, Skip = 1 };

        ImageSubjectPage first = await ImageLibrary.ListSubjectsAsync(small, Cancel);
        ImageSubjectPage third = await ImageLibrary.ListSubjectsAsync(small with { Cursor = first.NextCursor, Skip = 1 }, Cancel);
        ImageSubjectPage rest = await ImageLibrary.ListSubjectsAsync(missing, Cancel);

        Assert.Equal(120, third.Items.Single().Width);
        Assert.Equal(tracks[4..].Select(track => track.Id).Order().Skip(1), rest.Items.Select(subject => subject.Owner.Id));
        Assert.Equal((4, 3), (await ImageLibrary.CountSubjectsAsync(small with { Skip = 2 }, cancellationToken: Cancel), await ImageLibrary.CountSubjectsAsync(missing, cancellationToken: Cancel)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ImageLibrary.ListSubjectsAsync(missing with { Skip = -1 }, Cancel));
    }
}
