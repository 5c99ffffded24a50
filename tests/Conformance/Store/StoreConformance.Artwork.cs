namespace TrackStore.Conformance;

/// <content>Pictures.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task ResizeAndStoreImageAsync_Picture_IsReadInFourSizesInEveryWay()
    {
        Track track = await AddAsync("Title");
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Picture(side: 700), track.Id, source: "Discogs", sourceUrl: "https://example.org/Ä.png", cancellationToken: Cancel);

        Image large = (await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel))!;
        IReadOnlyList<ImageInfo> listed = await Images.ListImagesAsync(owner, Cancel);
        ImageContent content = (await Images.ReadAsync(large.ArtworkKey!.Value, ImageSize.Large, Cancel))!;
        Assert.Equal([60, 120, 300, 640], listed.Select(image => image.Width));
        Assert.Equal(stored.OrderBy(image => image.Key).Select(image => image.Value.Id), listed.Select(image => image.Id));
        Assert.Equal(("discogs", "https://example.org/Ä.png", track.Id, Time.GetUtcNow()), (large.Source, large.SourceUrl, large.TrackId!.Value, large.CreatedAt));
        Assert.Equal(stored[ImageSize.Large].Data.ToArray(), large.Data.ToArray());
        Assert.Equal(large.Data.ToArray(), content.Data.ToArray());
        Assert.Equal(large.Data.ToArray(), (await Images.ReadAsync(large.Id, Cancel))!.Value.ToArray());
        Assert.Equal(4, (await Images.ReadAsync([.. listed.Select(image => image.Id), 4711], Cancel)).Count);
        Assert.Equal(stored[ImageSize.Medium].Id, (await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, ImageTarget.OfPixels(200)), Cancel))!.Id);
        Assert.Equal(listed.Sum(image => (long)image.ByteLength), (await CountAllAsync()).ImageBytes);
        Assert.Null(await Images.GetAlbumImageAsync(track.AlbumId!.Value, cancellationToken: Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Tracks_OfAnAlbumWithAPicture_ShowItUntilTheyHaveTheirOwn()
    {
        Track first = await AddAsync("First");
        Track second = await AddAsync("Second");
        long albumId = first.AlbumId!.Value;
        await Images.ResizeAndStoreImageAsync(Picture(1), albumId: albumId, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), second.Id, cancellationToken: Cancel);

        ArtworkKey? ofAlbum = (await Albums.GetAsync(albumId, Cancel))!.ArtworkKey;
        Assert.Equal(ofAlbum, (await GetAsync(first.Id)).ArtworkKey);
        Assert.NotEqual(ofAlbum, (await GetAsync(second.Id)).ArtworkKey);
        Assert.Equal([ofAlbum, (await GetAsync(second.Id)).ArtworkKey], await ShownAsync());

        await Images.ResizeAndStoreImageAsync(Picture(3), albumId: albumId, cancellationToken: Cancel);
        await Images.DeleteImagesAsync(ArtworkOwner.Track(second.Id), Cancel);
        ArtworkKey? replaced = (await Albums.GetAsync(albumId, Cancel))!.ArtworkKey;
        Assert.NotEqual(ofAlbum, replaced);
        Assert.Equal([replaced, replaced], await ShownAsync());

        await Tracks.UpdateAsync(second.Id, new TrackUpdate { Album = "Other" }, Cancel);
        Assert.Equal([replaced, null], await ShownAsync());
        Assert.Equal(["Second"], await TitlesAsync(new TrackQuery { HasImage = false }));

        await Images.DeleteImagesAsync(ArtworkOwner.Album(albumId), Cancel);
        Assert.Equal([null, null], await ShownAsync());
        Assert.Equal(0, (await CountAllAsync()).Artworks);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SameBytesForTwo_AreStoredOnceAndCountedWhileOneShowsThem()
    {
        Track first = await AddAsync("First", album: null);
        Track second = await AddAsync("Second", album: null);
        Image one = (await Images.ResizeAndStoreImageAsync(Picture(), first.Id, cancellationToken: Cancel))[ImageSize.Small];
        Image other = (await Images.ResizeAndStoreImageAsync(Picture(), second.Id, cancellationToken: Cancel))[ImageSize.Small];

        Assert.Equal(one.Id, other.Id);
        Assert.True(await Images.DeleteImagesAsync(ArtworkOwner.Track(first.Id), Cancel));
        Assert.Equal(1, (await CountAllAsync()).Artworks);
        Assert.NotNull(await Images.ReadAsync(one.Id, Cancel));
        await Tracks.DeleteAsync(second.Id, Cancel);
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((0, 0L), (counts.Artworks, counts.ImageBytes));

        // Nothing shows the picture, but deleting the track can be undone.
        ArtworkSweepResult swept = await Maintenance.SweepAsync(TimeSpan.Zero, cancellationToken: Cancel);
        Assert.Equal((0, 1), (swept.Deleted, swept.Kept));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SameSourceAgain_ReplacesItsPicture()
    {
        Track track = await AddAsync("Title");
        Image before = (await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, cancellationToken: Cancel))[ImageSize.Small];

        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, cancellationToken: Cancel);

        await Maintenance.SweepAsync(TimeSpan.Zero, cancellationToken: Cancel);
        Assert.Null(await Images.ReadAsync(before.Id, Cancel));
        Assert.Equal(1, (await CountAllAsync()).Artworks);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Artwork_ChosenNoneAndReverted_IsExplained()
    {
        Track track = await AddAsync("Title", album: null);
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        await Images.ResizeAndStoreImageAsync(Picture(1, 100), track.Id, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 400), track.Id, source: "spotify", cancellationToken: Cancel);
        ArtworkExplanation ranked = await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel);
        string hidden = ranked.Candidates.Single(candidate => !candidate.IsShown).Source;

        ArtworkExplanation chosen = await Selector.ChooseArtworkAsync(owner, hidden, cancellationToken: Cancel);
        ArtworkKey? shown = (await GetAsync(track.Id)).ArtworkKey;
        ArtworkExplanation none = await Selector.ChooseNoArtworkAsync(owner, cancellationToken: Cancel);
        bool hasImage = (await GetAsync(track.Id)).HasImage;
        ArtworkExplanation reverted = await Selector.RevertArtworkChoiceAsync(owner, cancellationToken: Cancel);

        Assert.Equal((ArtworkRule.ChosenByUser, hidden), (chosen.Rule, chosen.Shown!.Source));
        Assert.Equal(chosen.Shown.ArtworkKey, shown);
        Assert.Equal((ArtworkRule.DeliberatelyNone, null, false), (none.Rule, none.Shown, hasImage));
        Assert.Equal((ranked.Rule, ranked.Shown!.Source), (reverted.Rule, reverted.Shown!.Source));
        Assert.True(await Selector.RemoveArtworkAsync(owner, ranked.Shown.Source, cancellationToken: Cancel));
        Assert.Equal(hidden, (await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel)).Shown!.Source);

        // The history keeps the removed picture, which nothing shows.
        Assert.Equal(1, (await CountAllAsync()).Artworks);
        HistoryEntry removed = (await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0];
        await Get<IChangeHistory>().UndoAsync(removed.Id, Cancel);
        Assert.Equal((HistoryKind.ArtworkDeleted, 1), (removed.Kind, removed.TrackCount));
        Assert.Equal(ranked.Shown.Source, (await Selector.ExplainArtworkAsync(owner, cancellationToken: Cancel)).Shown!.Source);
        Assert.Equal(2, (await CountAllAsync()).Artworks);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_RefusedOrUnknownOwner_StoresNothing()
    {
        Track track = await AddAsync("Title");

        await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync("no picture"u8.ToArray(), track.Id, cancellationToken: Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Images.ResizeAndStoreImageAsync(Picture(), 4711, cancellationToken: Cancel));
        await Assert.ThrowsAsync<AlbumNotFoundException>(() => Images.ResizeAndStoreImageAsync(Picture(), track.Id, 4711, cancellationToken: Cancel));

        Assert.False((await GetAsync(track.Id)).HasImage);
        Assert.Equal(0, (await CountAllAsync()).Artworks);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SameBytesAtOnceInTwoStores_AreStoredOnce()
    {
        var other = Open().GetRequiredService<IImageRepository>();
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 8).Select(i => AddAsync($"Title {i}", album: null)))];

        await Task.WhenAll(tracks.Select((track, i) => (i % 2 == 0 ? Images : other).ResizeAndStoreImageAsync(Picture(), track.Id, cancellationToken: Cancel)));

        Assert.Equal(1, (await CountAllAsync()).Artworks);
        Assert.Single((await ShownAsync()).Distinct());
    }

    [Fact]
    public async Task Loader_PageOfTracks_LoadsOwnPicturesAndThoseOfAlbums()
    {
        Track own = await AddAsync("First", "One");
        Track ofAlbum = await AddAsync("Second", "Two");
        Track without = await AddAsync("Third", "Three");
        await Images.ResizeAndStoreImageAsync(Picture(1), own.Id, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), albumId: ofAlbum.AlbumId, cancellationToken: Cancel);
        ImageRequest[] requests = [ImageRequest.ForTrack(own.Id), ImageRequest.ForTrack(ofAlbum.Id, ImageSize.Large), ImageRequest.ForTrack(without.Id)];

        IReadOnlyList<ImageLoadResult> results = await Get<IImageLoader>().LoadPageAsync(requests, cancellationToken: Cancel);
        IReadOnlyDictionary<ImageRequest, ImageInfo> resolved = await Images.ResolveAsync(requests, Cancel);

        Assert.Equal(own.Id, Assert.IsType<ImageLoadResult.Loaded>(results[0]).Image.TrackId);
        Assert.Equal(ofAlbum.AlbumId, Assert.IsType<ImageLoadResult.Loaded>(results[1]).Image.AlbumId);
        Assert.IsNotType<ImageLoadResult.Loaded>(results[2]);
        Assert.Equal([ImageSize.Thumbnail, ImageSize.Large], requests.Take(2).Select(request => resolved[request].Size));
        Assert.Equal(2, resolved.Count);
    }

    [Fact]
    public async Task RerenderAsync_OtherSizes_ReplacesTheRenditionsOfKeptOriginals()
    {
        Track track = await AddAsync("Title");
        await using (ServiceProvider keeping = Open(store => store.ConfigureArtwork(artwork => artwork.KeepOriginals = true)))
            await keeping.GetRequiredService<IImageRepository>().ResizeAndStoreImageAsync(Picture(side: 200), track.Id, cancellationToken: Cancel);
        ArtworkKey? before = (await GetAsync(track.Id)).ArtworkKey;
        ServiceProvider other = Open(store => store.ConfigureArtwork(artwork =>
        {
            artwork.KeepOriginals = true;
            artwork.Renditions = new RenditionOptions { Thumbnail = 40 };
        }));
        var maintenance = other.GetRequiredService<IArtworkMaintenance>();

        RenditionStatus outdated = await maintenance.GetRenditionStatusAsync(Cancel);
        RerenderResult result = await maintenance.RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((0, 1, 1), (outdated.Current, outdated.Outdated, outdated.Originals));
        Assert.Equal((1, 0), (result.Rerendered, result.Failed));
        // The first store, whose sizes are others, would render the picture again when it reads it.
        Image thumbnail = (await other.GetRequiredService<IImageRepository>().GetTrackImageAsync(track.Id, ImageSize.Thumbnail, Cancel))!;
        Assert.Equal(40, thumbnail.Width);
        Assert.NotEqual(before, (await GetAsync(track.Id)).ArtworkKey);
        Assert.Equal(Picture(side: 200), (await maintenance.GetOriginalAsync(thumbnail.ArtworkId, Cancel))!.Data.ToArray());
        Assert.Equal(1, (await CountAllAsync()).Artworks);
    }

    private async Task<IEnumerable<ArtworkKey?>> ShownAsync()
        => (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Select(item => item.ArtworkKey);
}
