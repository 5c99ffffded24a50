using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Pictures;

/// <summary>Pictures that are there twice are replaced by better copies, or kept apart.</summary>
public sealed class ImageDuplicateTests : PanelTest
{
    private ImageManagerViewModel _manager = null!;

    public override async ValueTask InitializeAsync() => _manager = await CreateAsync(panels => panels.CreateImageManager());

    [Fact]
    public async Task PreviewReplaceAsync_CoverOfAlbums_NamesAnAlbumAndCountsWhatChanges()
    {
        await StoreAsync(await AddAsync("One", "Harbour"), Small());
        await StoreAsync(await AddAsync("Two", "Winter Sun"), Small());
        await AddAsync("Three", "Harbour");
        await StoreAsync(await AddAsync("Four", "Piers"), Scene());

        ImageReplacement? preview = await PreviewAsync();

        Assert.Equal((2, 3), (preview?.AlbumCount, preview?.TrackCount));
        Assert.Equal("The cover of Harbour by Artist and 1 other album, shown by 3 tracks, is replaced by its copy: 600 × 600 pixels instead of 200 × 200.", preview?.Text);
    }

    [Fact]
    public async Task PreviewReplaceAsync_PictureOfATrack_NamesTheTrack()
    {
        Track track = await AddAsync("One", album: null);
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Small(), track.Id, source: "spotify", cancellationToken: Cancel);
        await StoreAsync(await AddAsync("Four", "Piers"), Scene());

        ImageReplacement? preview = await PreviewAsync();

        Assert.Equal((0, 1), (preview?.AlbumCount, preview?.TrackCount));
        Assert.Equal("The picture of One by Artist is replaced by its copy: 600 × 600 pixels instead of 200 × 200.", preview?.Text);
    }

    [Fact]
    public async Task ReplaceAsync_AlbumWithoutTracks_IsNotCounted()
    {
        await StoreAsync(await AddAsync("One", "Harbour"), Small());
        Track emptied = await AddAsync("Two", "Winter Sun");
        await StoreAsync(emptied, Small());
        await StoreAsync(await AddAsync("Four", "Piers"), Scene());
        await Tracks.DeleteAsync(emptied.Id, Cancel);

        ImageReplacement? preview = await PreviewAsync();
        await _manager.ReplaceAsync(preview!.Picture, preview.Copy, Cancel);

        Assert.Equal((1, 1, 1), (preview.Picture.Albums, preview.AlbumCount, preview.TrackCount));
        Assert.Equal("The better copy is shown by 1 album and 1 track.", _manager.Message);
    }

    [Fact]
    public async Task KeepApartAsync_PictureOfAGroup_LeavesItUntilUndone()
    {
        await StoreAsync(await AddAsync("One", "Harbour"), Scene());
        await StoreAsync(await AddAsync("Two", "Winter Sun"), Small());
        await StoreAsync(await AddAsync("Three", "Piers"), Smaller(Scene(), 500));
        await _manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        SimilarImages group = Assert.Single(_manager.Similar);
        ListedImage odd = group.Images.Single(image => image.Width == 200);

        HistoryEntry? change = await _manager.KeepApartAsync(group, odd, Cancel);

        Assert.Equal([600, 500], Assert.Single(_manager.Similar).Images.Select(image => image.Width));
        Assert.Equal(("Marked as different pictures.", change), (_manager.Message, _manager.MessageChange));
        Assert.Equal("Kept the pictures of Artist - Winter Sun, Artist - Harbour and others apart", new PresentationTexts().DescribeChange(change!));
        Assert.Null(await _manager.KeepApartAsync(group, odd, Cancel));

        // Every panel follows the undo, wherever it is done.
        await Get<IChangeHistory>().UndoAsync(change!.Id, Cancel);
        await AdvanceUntilAsync(_manager, () => _manager.Similar is [{ Images.Count: 3 }]);
    }

    [Fact]
    public async Task KeepApartAsync_PictureOfAnotherGroup_IsRefused()
    {
        await StoreAsync(await AddAsync("One", "Harbour"), Scene());
        await StoreAsync(await AddAsync("Two", "Winter Sun"), Small());
        await _manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        SimilarImages group = Assert.Single(_manager.Similar);

        await Assert.ThrowsAsync<ArgumentException>(() => _manager.KeepApartAsync(group, group.Images[0] with { ArtworkId = 99 }, Cancel));
    }

    [Fact]
    public async Task Subjects_TrackIsRenamed_ShowsItsNewTitle()
    {
        Track track = await AddAsync("One", "Harbour");
        await _manager.ShowAsync(ImageTab.Missing, ArtworkOwnerKind.Track, cancellationToken: Cancel);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Other" }, Cancel);

        await AdvanceUntilAsync(_manager.Subjects, () => _manager.Subjects.TryGet(0)?.Title == "Other");
    }

    [Fact]
    public async Task Subjects_RenamedTrackOfALongList_ShowsItsNewTitleWhereItIsOnScreenOnly()
    {
        long[] ids = await AddTracksAsync(300);
        await _manager.ShowAsync(ImageTab.Missing, ArtworkOwnerKind.Track, cancellationToken: Cancel);
        await _manager.Subjects.EnsureAsync(0, 20, Cancel);

        await Tracks.UpdateAsync(ids[250], new TrackUpdate { Title = "Far" }, Cancel);
        await AdvanceUntilAsync(_manager.Subjects, () => _manager.Subjects.HasOtherChanges);
        await Tracks.UpdateAsync(ids[3], new TrackUpdate { Title = "Near" }, Cancel);
        await AdvanceUntilAsync(_manager.Subjects, () => _manager.Subjects.TryGet(3)?.Title == "Near");

        Assert.Equal(300, _manager.Subjects.Total);
    }

    [Fact]
    public async Task Subjects_LastTrackMovesToAnotherAlbum_LeavesTheAlbums()
    {
        await AddAsync("One", "Harbour");
        Track moved = await AddAsync("Two", "Winter Sun");
        await _manager.ShowAsync(ImageTab.Missing, cancellationToken: Cancel);
        int before = _manager.Subjects.Total;

        await Tracks.UpdateAsync(moved.Id, new TrackUpdate { Album = "Harbour" }, Cancel);

        await AdvanceUntilAsync(_manager.Subjects, () => _manager.Subjects.Total == 1);
        Assert.Equal(2, before);
    }

    // Plain pictures have no perceptual hash.
    private static byte[] Scene()
    {
        using NetVips.Image noise = NetVips.Image.Perlin(600, 600, cellSize: 200, seed: 3, uchar: true);
        return noise.JpegsaveBuffer(q: 90);
    }

    private static byte[] Small() => Smaller(Scene(), 200);

    private static byte[] Smaller(byte[] picture, int side)
    {
        using NetVips.Image small = NetVips.Image.ThumbnailBuffer(picture, side);
        return small.JpegsaveBuffer(q: 80);
    }

    private async Task<ImageReplacement?> PreviewAsync()
    {
        await _manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        IReadOnlyList<ListedImage> images = Assert.Single(_manager.Similar).Images;
        return await _manager.PreviewReplaceAsync(images[1], images[0], Cancel);
    }

    private Task<Track> AddAsync(string title, string? album)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Album = album }, Cancel);

    private async Task StoreAsync(Track track, byte[] picture)
        => await Get<IImageRepository>().ResizeAndStoreImageAsync(picture, albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
}
