using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests;

/// <summary>
/// The defects of the application that the store's design is based on. Each test is named for a defect and shows that the store doesn't have it.
/// </summary>
public sealed class AncestorDefectTests : LibraryTest
{
    [Fact]
    public async Task Defect01_ResyncAppendsPicturesAndShowsTheOldOne()
    {
        Track track = await AddAsync();
        for (int i = 1; i <= 5; i++)
            await StoreAsync(i, track.Id, "spotify");

        IReadOnlyDictionary<ImageSize, Image> newest = await StoreAsync(6, track.Id, "spotify");

        await Library.SweepAsync(Cancel);
        Assert.Equal(4, Library.Count("images"));
        foreach (ImageSize size in Enum.GetValues<ImageSize>())
            Assert.Equal(newest[size], await Images.GetTrackImageAsync(track.Id, size, Cancel));
    }

    [Fact]
    public async Task Defect02_UndecodableBytesAreKeptAndServed()
    {
        Track track = await AddAsync();
        byte[] corrupt = Pictures.Jpeg();
        Array.Clear(corrupt, 600, corrupt.Length - 600);

        await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync(corrupt.AsMemory(0, corrupt.Length / 2), track.Id, cancellationToken: Cancel));

        Assert.Equal(0, Library.Count("images"));
        Assert.IsType<ImageLoadResult.Absent>(await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Defect03_FourCommitsLeaveAPartialLadder()
    {
        Track track = await AddAsync();
        Library.Sql("CREATE TRIGGER crash BEFORE INSERT ON image_contents WHEN (SELECT count(*) FROM image_contents) = 2 BEGIN SELECT RAISE(ABORT, 'crash'); END");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync(1, track.Id));

        Assert.Equal(0, Library.Count("artworks") + Library.Count("images") + Library.Count("image_contents") + Library.Count("track_artworks"));
    }

    [Fact]
    public async Task Defect04_AlbumArtIsStoredOncePerTrack()
    {
        for (int i = 0; i < 12; i++)
            await StoreAsync(1, (await AddAsync($"Track {i}")).Id);

        Assert.Equal(4, Library.Count("image_contents"));
    }

    [Fact]
    public async Task Defect05_OwnPictureIsNotFoundInAnotherSize()
    {
        Track track = await AddAsync(album: "An album without a picture");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 50, 50), track.Id, cancellationToken: Cancel);

        foreach (ImageSize size in Enum.GetValues<ImageSize>())
            Assert.NotNull(await Images.GetTrackImageAsync(track.Id, size, Cancel));
    }

    [Fact]
    public async Task Defect06_SmallPictureIsTakenForAPlaceholder()
    {
        Track track = await AddAsync(album: "Album");
        await StoreAsync(1, albumId: track.AlbumId);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 40, 40), track.Id, cancellationToken: Cancel);

        var loaded = Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(track.Id, ImageSize.Large, Cancel));

        Assert.Equal(ArtworkOwner.Track(track.Id), loaded.FoundAt);
        Assert.Equal((40, 40), (loaded.Image.Width, loaded.Image.Height));
    }

    [Fact]
    public async Task Defect07_MissingPictureRaisesNoEvent()
    {
        Track track = await AddAsync();
        var absent = new TaskCompletionSource<ImageLoadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Loader.Completed += (_, result) => absent.TrySetResult(result);

        ImageLoadResult result = await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel);

        Assert.Equal(result, await absent.Task.WaitAsync(Cancel));
        Assert.IsType<ImageLoadResult.Absent>(Loader.TryGetCached(ImageRequest.ForTrack(track.Id)));
    }

    [Fact]
    public async Task Defect08_OnePlatformDropsAnothersGenres()
    {
        Track track = await AddAsync();
        await Tracks.SetTrackGenresAsync(track.Id, ["IDM", "Ambient"], "spotify", Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["IDM", "Techno"], "discogs", Cancel);

        await Tracks.SetTrackGenresAsync(track.Id, ["Drone"], "discogs", Cancel);

        IReadOnlyList<TrackGenre> genres = await Tracks.GetGenresAsync(track.Id, Cancel);
        Assert.Equal(["IDM", "Ambient"], genres.Where(g => g.Source == "spotify").Select(g => g.Name));
        Assert.Equal(["Drone"], genres.Where(g => g.Source == "discogs").Select(g => g.Name));
    }

    [Fact]
    public async Task Defect09_ZeroIsTakenForEmptyAndNothingCanBeCleared()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Year = "1999", Bpm = 120, MusicalKey = "Am" }, Cancel);

        Track zero = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 0 }, Cancel);
        Track cleared = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = null, Bpm = null }, Cancel);
        await Tracks.ImportAsync(new[] { new NewTrack { Title = "T", Artist = "A", Year = "2001", Bpm = 130 } }.ToAsyncEnumerable(), cancellationToken: Cancel);
        Track afterImport = (await Tracks.GetAsync(track.Id, Cancel))!;

        Assert.Equal((0d, "1999"), (zero.Bpm, zero.Year));
        Assert.Equal((null, null, "Am"), (cleared.Bpm, cleared.Year, cleared.MusicalKey));
        Assert.Equal((null, null), (afterImport.Bpm, afterImport.Year));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = -1 }, Cancel));
    }

    [Fact]
    public async Task Defect10_LinksAreNotUniqueEmptyIdsAndBadJsonAreAccepted()
    {
        Track track = await AddAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Tracks.AddPlatformInfoAsync(track.Id, "spotify", $"id-{i}", cancellationToken: Cancel)));

        Assert.Equal(1, Library.Count("track_platform_info"));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "rekordbox", "", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "rekordbox", "1", platformData: "not json", cancellationToken: Cancel));
        Assert.Equal(1, Library.Count("track_platform_info"));
    }

    [Fact]
    public async Task Defect11_MarkingStaleMovesTheTimeOfTheLastSync()
    {
        Track track = await AddAsync();
        PlatformInfo synced = await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromDays(7));

        await Tracks.MarkForUpdateAsync(track.Id, "spotify", cancellationToken: Cancel);

        PlatformInfo marked = Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel));
        Assert.Equal((synced.LastSynced, true), (marked.LastSynced, marked.NeedsUpdate));
    }

    [Theory]
    [InlineData("1997-05", 1997)]
    [InlineData("c. 1997", 1997)]
    [InlineData("1997", 1997)]
    [InlineData("", null)]
    [InlineData("97", null)]
    [InlineData("19971", null)]
    public async Task Defect12_YearIsANumberAndLosesWhatItSays(string year, int? number)
    {
        await Tracks.ImportAsync(new[] { new NewTrack { Title = "T", Artist = "A", Year = year } }.ToAsyncEnumerable(), cancellationToken: Cancel);

        TrackItem item = (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items[0];

        Assert.Equal(year.Length == 0 ? null : year, item.Year);
        Assert.Equal(number is null ? 0 : 1, await Tracks.CountAsync(new TrackQuery { MinYear = number ?? 1, MaxYear = number ?? 9999 }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Defect13_HandPickedCoverHasOneSizeAndIsLostWhenReplacingFails()
    {
        Track track = await AddAsync(album: "Album");
        await StoreAsync(1, albumId: track.AlbumId, source: "spotify");

        IReadOnlyDictionary<ImageSize, Image> picked = await StoreAsync(2, track.Id, Sources.User);
        await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync("GIF89a"u8.ToArray(), track.Id, cancellationToken: Cancel));

        foreach (ImageSize size in Enum.GetValues<ImageSize>())
        {
            ImageInfo? shown = await Images.ResolveAsync(ImageRequest.ForTrack(track.Id, size), Cancel);
            Assert.Equal(picked[size].Id, shown!.Id);
        }

        Assert.Equal(1L, Library.Sql("SELECT chosen_by_user FROM track_artworks"));
        Assert.Equal(0L, Library.Sql("SELECT chosen_by_user FROM album_artworks"));
    }

    private Task<Track> AddAsync(string title = "Windowlicker", string? album = null)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Aphex Twin", Album = album }, Cancel);

    private Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(int picture, long? trackId = null, string source = Sources.User, long? albumId = null)
        => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture), trackId, albumId, source, cancellationToken: Cancel);
}
