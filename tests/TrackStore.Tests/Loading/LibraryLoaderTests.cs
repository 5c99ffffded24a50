using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

/// <summary>The loader on a real library shows what the repositories commit.</summary>
public sealed class LibraryLoaderTests : LibraryTest
{
    [Fact]
    public async Task LoadTrackImageAsync_CoverIsReplaced_ShowsTheNewOneAtOnce()
    {
        Track track = await AddAsync("T");
        IReadOnlyDictionary<ImageSize, Image> first = await StoreAsync(1, track.Id);
        Image before = await LoadedAsync(track.Id);

        IReadOnlyDictionary<ImageSize, Image> second = await StoreAsync(2, track.Id);

        Assert.Null(Loader.TryGetCached(ImageRequest.ForTrack(track.Id, ImageSize.Medium)));
        Assert.Equal(first[ImageSize.Medium].Id, before.Id);
        Assert.Equal(second[ImageSize.Medium].Id, (await LoadedAsync(track.Id)).Id);
    }

    [Fact]
    public async Task LoadTrackImageAsync_AlbumGetsAPicture_ReplacesTheRememberedAbsence()
    {
        Track track = await AddAsync("T");
        ImageLoadResult before = await Loader.LoadTrackImageAsync(track.Id, ImageSize.Medium, Cancel);

        await StoreAsync(1, albumId: track.AlbumId);

        Assert.IsType<ImageLoadResult.Absent>(before);
        Assert.Equal(track.AlbumId, (await LoadedAsync(track.Id)).AlbumId);
    }

    [Fact]
    public async Task LoadTrackImageAsync_OwnPictureIsDeleted_FallsBackToTheAlbums()
    {
        Track track = await AddAsync("T");
        await StoreAsync(1, track.Id);
        await StoreAsync(2, albumId: track.AlbumId);
        Image own = await LoadedAsync(track.Id);

        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        Image albums = await LoadedAsync(track.Id);
        await Images.DeleteImagesAsync(ArtworkOwner.Album(track.AlbumId!.Value), Cancel);
        ImageLoadResult none = await Loader.LoadTrackImageAsync(track.Id, ImageSize.Medium, Cancel);

        Assert.Equal((track.Id, null), (own.TrackId, own.AlbumId));
        Assert.Equal((null, track.AlbumId), (albums.TrackId, albums.AlbumId));
        Assert.IsType<ImageLoadResult.Absent>(none);
    }

    [Fact]
    public async Task LoadTrackImageAsync_TrackMovesToAnotherAlbum_ShowsThatAlbumsPicture()
    {
        Track track = await AddAsync("T");
        Track other = await Tracks.AddAsync(new NewTrack { Title = "U", Artist = "A", Album = "Other" }, Cancel);
        await StoreAsync(1, albumId: track.AlbumId);
        await StoreAsync(2, albumId: other.AlbumId);
        Image before = await LoadedAsync(track.Id);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Other" }, Cancel);
        Image moved = await LoadedAsync(track.Id);
        await Fields.RevertAsync(track.Id, cancellationToken: Cancel);
        Image back = await LoadedAsync(track.Id);

        Assert.Equal((track.AlbumId, other.AlbumId, track.AlbumId), (before.AlbumId, moved.AlbumId, back.AlbumId));
    }

    [Fact]
    public async Task LoadTrackImageAsync_TwelveTracksOfAnAlbum_ShareOneArrayOfBytes()
    {
        Track[] tracks = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AddAsync($"T{i}")));
        await StoreAsync(1, albumId: tracks[0].AlbumId);

        Image[] images = await Task.WhenAll(tracks.Select(t => LoadedAsync(t.Id)));

        Assert.All(images, image => Assert.True(image.Data.Equals(images[0].Data)));
    }

    [Fact]
    public async Task LoadTrackImageAsync_DeletedTrack_IsAbsent()
    {
        Track track = await AddAsync("T");
        await StoreAsync(1, track.Id);
        await LoadedAsync(track.Id);

        await Tracks.DeleteAsync(track.Id, Cancel);

        Assert.IsType<ImageLoadResult.Absent>(await Loader.LoadTrackImageAsync(track.Id, ImageSize.Medium, Cancel));
    }

    [Fact]
    public async Task LoadTrackImageAsync_TrackAddedAfterItsAbsence_ShowsItsAlbumsPicture()
    {
        Track first = await AddAsync("T");
        await StoreAsync(1, albumId: first.AlbumId);
        ImageLoadResult[] before =
        [
            await Loader.LoadTrackImageAsync(first.Id + 1, ImageSize.Medium, Cancel),
            await Loader.LoadTrackImageAsync(first.Id + 2, ImageSize.Medium, Cancel),
        ];

        Track added = await AddAsync("U");
        await Tracks.ImportAsync(new[] { new NewTrack { Title = "V", Artist = "A", Album = "Album" } }.ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.All(before, result => Assert.IsType<ImageLoadResult.Absent>(result));
        Assert.NotNull(await LoadedAsync(added.Id));
        Assert.NotNull(await LoadedAsync(added.Id + 1));
    }

    [Fact]
    public async Task LoadTrackImageAsync_DatabaseCannotBeUsed_IsFailedAndNotThrown()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("library.db"));
        await using var broken = new TestLibrary(file: folder.PathOf("library.db"));

        var failed = Assert.IsType<ImageLoadResult.Failed>(await broken.Loader.LoadTrackImageAsync(1, cancellationToken: Cancel));

        Assert.Equal(StoreFault.CannotOpen, Assert.IsType<StoreUnavailableException>(failed.Error).Fault);
    }

    [Fact]
    public async Task LoadTrackImageAsync_AnotherProcessReplacesTheCover_IsSeenWithinTheLifetime()
    {
        await using var other = new TestLibrary(
            store => store.Configure(o => o.ChangePollInterval = null).ConfigureLoader(loader => loader.PictureLifetime = TimeSpan.FromSeconds(30)),
            Library.File);
        Track track = await AddAsync("T");
        IReadOnlyDictionary<ImageSize, Image> first = await StoreAsync(1, track.Id);
        Image before = await ShownByOtherAsync();

        IReadOnlyDictionary<ImageSize, Image> second = await StoreAsync(2, track.Id);
        other.Time.Advance(TimeSpan.FromSeconds(29));
        Image within = await ShownByOtherAsync();
        other.Time.Advance(TimeSpan.FromSeconds(1));
        Image after = await ShownByOtherAsync();

        Assert.Equal(
            (first[ImageSize.Medium].Id, first[ImageSize.Medium].Id, second[ImageSize.Medium].Id),
            (before.Id, within.Id, after.Id));

        async Task<Image> ShownByOtherAsync()
        {
            var fresh = new ImageRequestOptions { Freshness = ImageFreshness.MustBeFresh };
            return Assert.IsType<ImageLoadResult.Loaded>(await other.Loader.LoadAsync(ImageRequest.ForTrack(track.Id, ImageSize.Medium), fresh, Cancel)).Image;
        }
    }

    [Fact]
    public async Task LoadAsync_CoversChangeWhileManyLoad_EndsWithTheNewestEverywhere()
    {
        Track[] tracks = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AddAsync($"T{i}")));
        await StoreAsync(1, albumId: tracks[0].AlbumId);

        Task replacing = Task.Run(async () =>
        {
            for (int i = 2; i < 12; i++)
                await StoreAsync(i, albumId: tracks[0].AlbumId);
        }, Cancel);
        while (!replacing.IsCompleted)
        {
            ImageLoadResult[] results = await Task.WhenAll(tracks.Select(t => Loader.LoadTrackImageAsync(t.Id, ImageSize.Medium, Cancel).AsTask()));
            Assert.All(results, result => Assert.IsType<ImageLoadResult.Loaded>(result));
        }

        await replacing;
        ImageInfo? newest = await Images.ResolveAsync(ImageRequest.ForAlbum(tracks[0].AlbumId!.Value, ImageSize.Medium), Cancel);
        foreach (Track track in tracks)
            Assert.Equal(newest!.Id, (await LoadedAsync(track.Id)).Id);
    }

    private Task<Track> AddAsync(string title) => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = "Album" }, Cancel);

    private Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(int picture, long? trackId = null, long? albumId = null)
        => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture, 400, 400), trackId, albumId, cancellationToken: Cancel);

    private async Task<Image> LoadedAsync(long trackId)
        => Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(trackId, ImageSize.Medium, Cancel)).Image;
}
