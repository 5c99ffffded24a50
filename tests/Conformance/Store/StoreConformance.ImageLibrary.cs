using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

/// <content>What the pictures of a library lack, and the sweep of those that nothing has.</content>
public abstract partial class StoreConformance
{
    private IImageLibrary ImageLibrary => Get<IImageLibrary>();

    private IArtworkMaintenance Maintenance => Get<IArtworkMaintenance>();

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSubjectsAsync_WithoutPictureAndBelowPixels_ArePagedAndCounted()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 7).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        foreach ((Track track, int side) in tracks.Zip([300, 100, 200, 100]))
            await Images.ResizeAndStoreImageAsync(Picture(side + (int)track.Id, side), albumId: track.AlbumId, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(9, 500), tracks[1].Id, cancellationToken: Cancel);

        Assert.Equal(tracks.Skip(4).Select(track => track.AlbumId!.Value).Order(), await SubjectIdsAsync(ArtworkOwnerKind.Album, null));
        Assert.Equal(tracks.Skip(4).Select(track => track.Id).Order(), await SubjectIdsAsync(ArtworkOwnerKind.Track, null));
        List<long> small = await SubjectIdsAsync(ArtworkOwnerKind.Album, 201);
        Assert.Equal(new[] { tracks[1], tracks[3] }.Select(track => track.AlbumId!.Value).Order(), small.Take(2).Order());
        Assert.Equal([tracks[2].AlbumId!.Value], small.Skip(2));
        Assert.Equal([tracks[3].Id, tracks[2].Id], await SubjectIdsAsync(ArtworkOwnerKind.Track, 201));
        Assert.Equal(3, await ImageLibrary.CountSubjectsAsync(new() { Kind = ArtworkOwnerKind.Album, BelowPixels = 201 }, cancellationToken: Cancel));
        Assert.Equal(2, await ImageLibrary.CountSubjectsAsync(new() { Kind = ArtworkOwnerKind.Track }, limit: 2, Cancel));
        ImageSubject first = (await ImageLibrary.ListSubjectsAsync(new() { Kind = ArtworkOwnerKind.Track, BelowPixels = 201, PageSize = 1 }, Cancel)).Items.Single();
        Assert.Equal(("Title 4", "Artist", 100, 100), (first.Title, first.Artist, first.Width!.Value, first.Height!.Value));
        Assert.Equal((await GetAsync(tracks[3].Id)).ArtworkKey, first.ArtworkKey);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSubjectsAsync_TextAndSource_ListsWhatHasBoth()
    {
        Track[] tracks = [.. await Task.WhenAll(((string[])["Amber", "Ámber 50%", "Umber"]).Select(name => AddAsync($"{name} title", name)))];
        await Images.ResizeAndStoreImageAsync(Picture(1, 100), albumId: tracks[0].AlbumId, source: "blog", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2, 100), albumId: tracks[0].AlbumId, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(3, 100), tracks[2].Id, source: "Blog", cancellationToken: Cancel);
        var albums = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Album };
        var ofTracks = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Track };

        Assert.Equal([tracks[1].AlbumId!.Value], await IdsAsync(albums with { Text = "AMBER artist" }));
        Assert.Equal([tracks[1].Id], await IdsAsync(ofTracks with { Text = "50% title" }));
        Assert.Empty(await IdsAsync(ofTracks with { Text = "5_%" }));

        // The one that is shown is of another source.
        Assert.Equal([tracks[0].AlbumId!.Value], await IdsAsync(albums with { BelowPixels = int.MaxValue, Source = "BLOG", PageSize = 1 }));
        Assert.Equal([tracks[2].Id], await IdsAsync(ofTracks with { BelowPixels = int.MaxValue, Source = "blog" }));
        Assert.Empty(await IdsAsync(ofTracks with { BelowPixels = int.MaxValue, Source = "blog", Text = "amber" }));
        ImageSubjectPage page = await ImageLibrary.ListSubjectsAsync(albums with { Text = "artist|", PageSize = 1 }, Cancel);
        Assert.Empty(page.Items);
        page = await ImageLibrary.ListSubjectsAsync(albums with { Text = "artist", PageSize = 1 }, Cancel);
        Assert.Single((await ImageLibrary.ListSubjectsAsync(albums with { Text = "artist", Cursor = page.NextCursor }, Cancel)).Items);
        await Assert.ThrowsAsync<ArgumentException>(() => ImageLibrary.ListSubjectsAsync(albums with { Text = "umber", Cursor = page.NextCursor }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => ImageLibrary.CountSubjectsAsync(albums with { Source = new string('s', 51) }, cancellationToken: Cancel));

        async Task<long[]> IdsAsync(ImageSubjectQuery query)
        {
            long[] ids = [.. (await ImageLibrary.ListSubjectsAsync(query, Cancel)).Items.Select(subject => subject.Owner.Id)];
            Assert.Equal(ids.Length, await ImageLibrary.CountSubjectsAsync(query, cancellationToken: Cancel));
            return ids;
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSubjectsAsync_AlbumsWithoutTracks_AreLeftOutUntilTheirTracksAreBack()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 4).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        foreach (Track track in tracks[..2])
            await Images.ResizeAndStoreImageAsync(Picture(1, 100), albumId: track.AlbumId, cancellationToken: Cancel);
        var missing = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Album };
        ChangeResult deleted = await Tracks.DeleteAsync(SelectedTracks.Of([tracks[1].Id, tracks[3].Id]), cancellationToken: Cancel);

        (int, int) counts = await CountAsync();
        IReadOnlyList<SharedImage> shared = (await ImageLibrary.ListSharedAsync(cancellationToken: Cancel)).Items;
        LibraryStatistics statistics = await CountAllAsync();
        await Get<IChangeHistory>().UndoAsync(deleted.Change!.Id, Cancel);

        Assert.Equal((1, 1), counts);
        Assert.Empty(shared);
        Assert.Equal((4, 2), (statistics.Albums, statistics.AlbumsWithoutTracks));
        Assert.Equal((2, 2), await CountAsync());
        Assert.Equal(2, Assert.Single((await ImageLibrary.ListSharedAsync(cancellationToken: Cancel)).Items).Image.Albums);
        Assert.Equal(0, (await CountAllAsync()).AlbumsWithoutTracks);

        async Task<(int Missing, int All)> CountAsync() => (
            await ImageLibrary.CountSubjectsAsync(missing, cancellationToken: Cancel),
            (await ImageLibrary.ListSubjectsAsync(missing with { BelowPixels = int.MaxValue }, Cancel)).Items.Count);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSubjectsAsync_SourceOfAnotherKind_IsLeftOut()
    {
        Track track = await AddAsync("Title", "Album");
        await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, track.AlbumId, "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, track.AlbumId, "blog", kind: ArtworkKind.Back, cancellationToken: Cancel);

        foreach (ArtworkOwnerKind kind in Enum.GetValues<ArtworkOwnerKind>())
        {
            var all = new ImageSubjectQuery { Kind = kind, BelowPixels = int.MaxValue };
            Assert.Equal(1, await ImageLibrary.CountSubjectsAsync(all with { Source = "spotify" }, cancellationToken: Cancel));
            Assert.Equal(0, await ImageLibrary.CountSubjectsAsync(all with { Source = "blog" }, cancellationToken: Cancel));
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSharedAsync_PictureOfSeveralAlbums_IsListedWithItsAlbums()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 6).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        long[] albums = [.. tracks.Select(track => track.AlbumId!.Value).Order()];
        foreach ((long albumId, int picture) in albums.Zip([1, 2, 1, 2, 1, 3]))
            await Images.ResizeAndStoreImageAsync(Picture(picture), albumId: albumId, cancellationToken: Cancel);

        SharedImagePage page = await ImageLibrary.ListSharedAsync(pageSize: 1, cancellationToken: Cancel);
        SharedImagePage next = await ImageLibrary.ListSharedAsync(page.NextCursor, pageSize: 1, Cancel);
        ImageSubjectPage showing = await ImageLibrary.ListSubjectsAsync(
            new() { Kind = ArtworkOwnerKind.Album, ArtworkId = page.Items.Single().Image.ArtworkId }, Cancel);

        SharedImage first = page.Items.Single();
        Assert.Equal((3, 3, ArtworkOwner.Album(albums[0])), (first.Image.Albums, first.Image.Tracks, first.FirstAlbum.Owner));
        Assert.Equal([albums[0], albums[2], albums[4]], showing.Items.Select(subject => subject.Owner.Id));
        Assert.Equal((2, ArtworkOwner.Album(albums[1])), (next.Items.Single().Image.Albums, next.Items.Single().FirstAlbum.Owner));
        Assert.Null(next.NextCursor);
        await Assert.ThrowsAsync<ArgumentException>(() => ImageLibrary.ListSimilarAsync(new() { Cursor = page.NextCursor }, Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSimilarAsync_CopiesInOtherSizesAndQualities_AreGroupedTheBestFirst()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 5).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        byte[][] pictures = [Scene(1, 150), Scene(2, 400), Scene(1, 500), Scene(1, 300, quality: 40), Scene(3, 300)];
        foreach ((Track track, byte[] picture) in tracks.Zip(pictures))
            await Images.ResizeAndStoreImageAsync(picture, albumId: track.AlbumId, cancellationToken: Cancel);

        SimilarImagePage page = await ImageLibrary.ListSimilarAsync(cancellationToken: Cancel);

        SimilarImages group = Assert.Single(page.Items);
        Assert.Equal([500, 300, 150], group.Images.Select(image => image.Width));
        Assert.InRange(group.Distance, 0, 3);
        Assert.All(group.Images, image => Assert.Equal((1, 1), (image.Albums, image.Tracks)));
        Assert.Null(page.NextCursor);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task KeepApartAsync_SimilarPictures_AreNoGroupUntilUndone()
    {
        Track[] tracks = [.. await Task.WhenAll(Enumerable.Range(1, 3).Select(i => AddAsync($"Title {i}", $"Album {i}")))];
        foreach ((Track track, byte[] picture) in tracks.Zip([Scene(1, 150), Scene(1, 500), Scene(1, 300, quality: 40)]))
            await Images.ResizeAndStoreImageAsync(picture, albumId: track.AlbumId, cancellationToken: Cancel);
        IReadOnlyList<ListedImage> images = Assert.Single((await ImageLibrary.ListSimilarAsync(cancellationToken: Cancel)).Items).Images;
        ImagePair[] pairs = [new(images[2].ArtworkId, images[0].ArtworkId), new(images[1].ArtworkId, images[2].ArtworkId)];

        HistoryEntry? change = await ImageLibrary.KeepApartAsync(pairs, Cancel);
        HistoryEntry? again = await ImageLibrary.KeepApartAsync([new(images[0].ArtworkId, images[2].ArtworkId)], Cancel);
        int[] apart = await GroupSizesAsync();
        await Get<IChangeHistory>().UndoAsync(change!.Id, Cancel);
        int[] undone = await GroupSizesAsync();
        await Get<IChangeHistory>().RedoAsync(change.Id, Cancel);

        Assert.Equal((HistoryKind.ArtworkKeptApart, null), (change.Kind, again));
        Assert.Equal(images.Select(image => image.FirstSubject!.Owner.Id).Order(), change.Subjects.Select(subject => subject.Id!.Value).Order());
        Assert.Equal((2, 3, 2), (Assert.Single(apart), Assert.Single(undone), Assert.Single(await GroupSizesAsync())));
        Assert.Null(await ImageLibrary.KeepApartAsync([new(images[0].ArtworkId, 9_999)], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => ImageLibrary.KeepApartAsync([new(7, 7)], Cancel));

        async Task<int[]> GroupSizesAsync()
            => [.. (await ImageLibrary.ListSimilarAsync(cancellationToken: Cancel)).Items.Select(group => group.Images.Count)];
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ListSharedAsync_AlbumsWithoutTracks_AreNeitherCountedNorNamed()
    {
        Track[] tracks = [await AddAsync("Title 1", "Album 1"), await AddAsync("Title 2", "Album 2"), await AddAsync("Title 3", "Album 3")];
        foreach (Track track in tracks)
            await Images.ResizeAndStoreImageAsync(Picture(1, 100), albumId: track.AlbumId, cancellationToken: Cancel);
        await Tracks.DeleteAsync(tracks.MinBy(track => track.AlbumId)!.Id, Cancel);

        SharedImage shared = Assert.Single((await ImageLibrary.ListSharedAsync(cancellationToken: Cancel)).Items);
        ChangeResult preview = await Selector.ReplaceArtworkAsync(shared.Image.ArtworkId, await OtherAsync(), ChangeMode.Preview, Cancel);

        Assert.Equal((2, 2), (shared.Image.Albums, shared.Image.Tracks));
        Assert.Equal(shared.FirstAlbum.Owner, shared.Image.FirstSubject?.Owner);
        Assert.Equal(tracks.Select(track => track.AlbumId!.Value).Order().ElementAt(1), shared.FirstAlbum.Owner.Id);
        Assert.Equal((2, 2, true), (preview.AlbumCount, preview.TrackCount, preview.IsPreview));

        async Task<long> OtherAsync()
        {
            Track other = await AddAsync("Title 4", "Album 4");
            return (await Images.ResizeAndStoreImageAsync(Picture(2, 100), albumId: other.AlbumId, cancellationToken: Cancel))[ImageSize.Small].ArtworkId;
        }
    }

    [Fact]
    public async Task GetUsageAsync_PicturesOfSeveralSources_AddsUpTheirRenditions()
    {
        Track track = await AddAsync("Title");
        await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, track.AlbumId, source: "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, source: "discogs", cancellationToken: Cancel);

        IReadOnlyList<ImageUsage> usage = await ImageLibrary.GetUsageAsync(Cancel);

        Assert.Equal(["discogs", "spotify"], usage.Select(entry => entry.Source).Distinct());
        Assert.Equal(Enum.GetValues<ImageSize>(), usage.Take(4).Select(entry => entry.Size));
        Assert.All(usage, entry => Assert.Equal(1, entry.Count));
        Assert.Equal((await CountAllAsync()).ImageBytes, usage.Sum(entry => entry.Bytes));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task GetUsageAsync_RefusedPictureBesideANewerOne_CountsForItsSource()
    {
        Track[] tracks = [await AddAsync("Title", "Album"), await AddAsync("Other", "Other")];
        await Images.ResizeAndStoreImageAsync(Picture(1), tracks[0].Id, source: "spotify", cancellationToken: Cancel);
        await Selector.RefuseArtworkAsync(ArtworkOwner.Track(tracks[0].Id), "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(2), tracks[0].Id, source: "spotify", cancellationToken: Cancel);

        IReadOnlyList<ImageUsage> usage = await ImageLibrary.GetUsageAsync(Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(1), tracks[1].Id, source: "spotify", cancellationToken: Cancel);
        await Selector.RemoveArtworkAsync(ArtworkOwner.Track(tracks[0].Id), "spotify", cancellationToken: Cancel);

        Assert.All(usage, entry => Assert.Equal(("spotify", 2), (entry.Source, entry.Count)));
        Assert.All(await ImageLibrary.GetUsageAsync(Cancel), entry => Assert.Equal(("spotify", 1), (entry.Source, entry.Count)));
        await Images.ResizeAndStoreImageAsync(Picture(3), tracks[0].Id, source: "blog", cancellationToken: Cancel);
        var ofSpotify = new ImageSubjectQuery { Kind = ArtworkOwnerKind.Track, BelowPixels = int.MaxValue, Source = "Spotify" };
        Assert.Equal(2, await ImageLibrary.CountSubjectsAsync(ofSpotify, cancellationToken: Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task SweepAsync_PicturesThatNothingHas_AreDeletedAfterTheirTime()
    {
        Track track = await AddAsync("Title");
        Image gone = (await Images.ResizeAndStoreImageAsync(Picture(1), track.Id, cancellationToken: Cancel))[ImageSize.Small];
        Image back = (await Images.ResizeAndStoreImageAsync(Picture(2), track.Id, cancellationToken: Cancel))[ImageSize.Small];
        await Images.ResizeAndStoreImageAsync(Picture(3), track.Id, cancellationToken: Cancel);
        Time.Advance(TimeSpan.FromDays(1));
        await Images.ResizeAndStoreImageAsync(Picture(2), albumId: track.AlbumId, cancellationToken: Cancel);
        LibraryStatistics before = await CountAllAsync();
        RenditionStatus status = await Maintenance.GetRenditionStatusAsync(Cancel);

        ArtworkSweepResult early = await Maintenance.SweepAsync(cancellationToken: Cancel);
        ArtworkSweepResult swept = await Maintenance.SweepAsync(TimeSpan.FromDays(1), cancellationToken: Cancel);

        Assert.Equal(0, early.Deleted);
        Assert.Equal((1, 0), (swept.Deleted, swept.Kept));
        Assert.True(swept.Bytes > 0);
        Assert.Null(await Images.ReadAsync(gone.Id, Cancel));
        Assert.NotNull(await Images.ReadAsync(back.Id, Cancel));
        Assert.Equal(before, await CountAllAsync());
        Assert.Equal((2, 2, 0), (before.Artworks, status.Current, status.WithoutOriginal));
    }

    private async Task<List<long>> SubjectIdsAsync(ArtworkOwnerKind kind, int? belowPixels)
    {
        var ids = new List<long>();
        var query = new ImageSubjectQuery { Kind = kind, BelowPixels = belowPixels, PageSize = 1 };
        do
        {
            ImageSubjectPage page = await ImageLibrary.ListSubjectsAsync(query, Cancel);
            ids.AddRange(page.Items.Select(subject => subject.Owner.Id));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return ids;
    }

    /// <summary>Draws some shapes; another seed draws others.</summary>
    private static byte[] Scene(int seed, int side, int quality = 90)
    {
        const int Canvas = 600;
        var random = new Random(seed);
        VipsImage scene = TestPicture.Flat(Canvas, Canvas, [random.Next(256), random.Next(256), random.Next(256)]);
        for (int i = 0; i < 12; i++)
        {
            double[] ink = [random.Next(256), random.Next(256), random.Next(256)];
            (int x, int y, int width, int height) = (random.Next(Canvas - 60), random.Next(Canvas - 60), random.Next(60, 300), random.Next(60, 300));
            using VipsImage before = scene;
            scene = before.Mutate(drawing => drawing.DrawRect(ink, x, y, width, height, fill: true));
        }

        using VipsImage drawn = scene;
        using VipsImage resized = drawn.Resize((double)side / Canvas);
        return resized.JpegsaveBuffer(q: quality);
    }
}
