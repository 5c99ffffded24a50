using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

public sealed class AlbumRepositoryTests : LibraryTest
{
    [Fact]
    public async Task AddAsync_EveryField_IsReadBackAsGiven()
    {
        Album added = await Albums.AddAsync(
            new NewAlbum { Title = "Drukqs", Artist = "Aphex Twin", ReleaseYear = "2001-10", Label = "Warp", CatalogNumber = "WARPCD92", ArtworkUrl = "https://img.example/d.jpg" }, Cancel);

        Album? read = await Albums.GetAsync(added.Id, Cancel);

        Assert.Equal(added, read);
        Assert.Equal(
            ("Drukqs", "Aphex Twin", "2001-10", "Warp", "WARPCD92", "https://img.example/d.jpg", 0, false),
            (read!.Title, read.Artist, read.ReleaseYear, read.Label, read.CatalogNumber, read.ArtworkUrl, read.TrackCount, read.HasImage));
        Assert.Equal(added, await Albums.FindAsync("DRUKQS", "aphex  twin", Cancel));
        Assert.Null(await Albums.FindAsync("Drukqs", "AFX", Cancel));
        Assert.Null(await Albums.GetAsync(404, Cancel));
    }

    [Fact]
    public async Task FindAsync_NamesOfAMergedAlbum_FindsTheOneThatStayed()
    {
        Album kept = await Albums.AddAsync(new NewAlbum { Title = "Drukqs", Artist = "Aphex Twin" }, Cancel);
        Album other = await Albums.AddAsync(new NewAlbum { Title = "Drukqs (Disc 2)", Artist = "AFX" }, Cancel);
        await Library.Services.GetRequiredService<IDuplicates>().MergeAlbumsAsync(kept.Id, other.Id, Cancel);

        Album? found = await Albums.FindAsync("DRUKQS (disc 2)", "Afx", Cancel);

        Assert.Equal((kept.Id, "Drukqs"), (found?.Id, found?.Title));
        Assert.Null(await Albums.FindAsync("Drukqs (Disc 3)", "AFX", Cancel));
    }

    [Fact]
    public async Task AddAsync_KnownAlbum_FillsItsGapsOnly()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "Aphex Twin", Album = "Drukqs" }, Cancel);
        await Albums.UpdateAsync(track.AlbumId!.Value, new AlbumUpdate { Label = "Warp" }, Cancel);

        Album album = await Albums.AddAsync(new NewAlbum { Title = "drukqs", Artist = "Aphex Twin", Label = "Another", ReleaseYear = "2001" }, Cancel);

        Assert.Equal((track.AlbumId.Value, "Drukqs", "Warp", "2001", 1), (album.Id, album.Title, album.Label, album.ReleaseYear, album.TrackCount));
    }

    [Fact]
    public async Task UpdateAsync_FieldsLeftOut_StayAndNullEmpties()
    {
        Album album = await Albums.AddAsync(new NewAlbum { Title = "T", Artist = "A", Label = "Warp", ReleaseYear = "2001" }, Cancel);
        Library.Time.Advance(TimeSpan.FromHours(1));

        Album updated = await Albums.UpdateAsync(album.Id, new AlbumUpdate { Label = null, CatalogNumber = "X1" }, Cancel);

        Assert.Equal(album with { Label = null, CatalogNumber = "X1", UpdatedAt = Library.Time.GetUtcNow() }, updated);
        Assert.Equal(404, (await Assert.ThrowsAsync<AlbumNotFoundException>(() => Albums.UpdateAsync(404, new AlbumUpdate { Label = "L" }, Cancel))).AlbumId);
        await Assert.ThrowsAsync<ArgumentException>(() => Albums.UpdateAsync(album.Id, new AlbumUpdate { ReleaseYear = "longer than ten" }, Cancel));
    }

    [Fact]
    public async Task DeleteAsync_AlbumWithTracks_IsRefusedUntilTheyAreGone()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), albumId: track.AlbumId, cancellationToken: Cancel);

        AlbumInUseException error = await Assert.ThrowsAsync<AlbumInUseException>(() => Albums.DeleteAsync(track.AlbumId!.Value, Cancel));
        await Tracks.DeleteAsync(track.Id, Cancel);
        bool deleted = await Albums.DeleteAsync(track.AlbumId!.Value, Cancel);

        Assert.Equal(1, error.TrackCount);
        Assert.True(deleted);
        Assert.False(await Albums.DeleteAsync(track.AlbumId.Value, Cancel));
        await Library.SweepAsync(Cancel);
        Assert.Equal(0, Library.Count("artworks") + Library.Count("image_contents"));
    }

    [Fact]
    public async Task GetStatisticsAsync_Library_CountsWhatItHolds()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album", Genres = ["IDM", "Ambient"] }, Cancel);
        await Tags.AddTagsAsync(track.Id, ["tag"], Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", cancellationToken: Cancel);
        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, track.AlbumId, cancellationToken: Cancel);

        LibraryStatistics statistics = await Library.Database.GetStatisticsAsync(Cancel);

        Assert.Equal(
            new LibraryStatistics { Tracks = 1, Albums = 1, Genres = 2, Tags = 1, PlatformLinks = 1, Artworks = 1, ImageBytes = stored.Values.Sum(i => i.ByteLength) },
            statistics);
    }
}
