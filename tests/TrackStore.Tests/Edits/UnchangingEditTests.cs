using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Edits;

/// <summary>Edits to what is stored already: nothing is written, and nobody is told.</summary>
public sealed class UnchangingEditTests : LibraryTest
{
    private static readonly TrackUpdate Everything = new()
    {
        Title = "Mine",
        Artist = "Me",
        Album = "Other",
        AlbumArtist = "Various Artists",
        Duration = TimeSpan.FromSeconds(90),
        Year = null,
        Bpm = 0,
        MusicalKey = "8A",
        Isrc = "GB-BPW-99-00001",
        Label = "Warp",
        Genres = ["House", "Acid"],
        ArtworkUrl = "https://images.example/1.jpg",
        IsAvailableLocally = true,
        LocalPath = "/music/1.flac",
    };

    [Fact]
    public async Task UpdateAsync_SameValuesAgain_ChangesNothing()
    {
        Track track = await AddAsync();

        await AssertUnchangedAsync(track.Id, () => Tracks.UpdateAsync(track.Id, Everything, Cancel));
        await AssertUnchangedAsync(track.Id, () => Tracks.UpdateAsync(track.Id, Everything with { ExpectedEditVersion = 1 }, Cancel));
        await AssertUnchangedAsync(track.Id, async () => Assert.Equal(0, await Tracks.UpdateAsync([track.Id], Everything, Cancel)));
        await AssertUnchangedAsync(track.Id, () => Tracks.UpdateAsync(track.Id, new TrackUpdate(), Cancel));
    }

    [Fact]
    public async Task UpdateAsync_EachChangedProperty_CountsOnce()
    {
        Track track = await AddAsync();
        TrackUpdate[] edits =
        [
            new() { Title = "Other" },
            new() { Year = "1999" },
            new() { Bpm = null },
            new() { Genres = ["Acid", "House"] },
            new() { Genres = [] },
            new() { IsAvailableLocally = false },
            new() { LocalPath = null },
        ];

        foreach ((int i, TrackUpdate edit) in edits.Index())
            Assert.Equal(i + 2, (await Tracks.UpdateAsync(track.Id, edit, Cancel)).EditVersion);
    }

    [Fact]
    public async Task UpdateAsync_SameValuesOfAnOutdatedVersion_StillConflicts()
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<EditConflictException>(
            () => Tracks.UpdateAsync(track.Id, Everything with { ExpectedEditVersion = 0 }, Cancel));
    }

    [Fact]
    public async Task RevertAsync_NothingToRevert_ChangesNothing()
    {
        Track track = await AddAsync();
        await Fields.RevertAsync(track.Id, cancellationToken: Cancel);

        await AssertUnchangedAsync(track.Id, () => Fields.RevertAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task UsePlatformAsync_SamePlatformAgain_ChangesNothing()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", fields: new TrackFieldValues { Year = "1999" }, cancellationToken: Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["IDM"], "discogs", Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, source: "discogs", cancellationToken: Cancel);
        TrackField[] fields = [TrackField.Year, TrackField.Genres, TrackField.Artwork];
        await Fields.UsePlatformAsync(track.Id, "discogs", fields, Cancel);

        await AssertUnchangedAsync(track.Id, () => Fields.UsePlatformAsync(track.Id, "discogs", fields, Cancel));
    }

    private async Task<Track> AddAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B", Year = "1990", Genres = ["Base"] }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(7, 50, 50), track.Id, source: "spotify", cancellationToken: Cancel);
        return await Tracks.UpdateAsync(track.Id, Everything, Cancel);
    }

    private async Task AssertUnchangedAsync(long trackId, Func<Task> edit)
    {
        // The store writes in the background after it was opened.
        await Library.Database.InitializeAsync(Cancel);
        await Loader.LoadTrackImageAsync(trackId, ImageSize.Medium, Cancel);
        Track before = (await Tracks.GetAsync(trackId, Cancel))!;
        string rows = Rows();
        Library.Time.Advance(TimeSpan.FromMinutes(1));

        long written = WriteAheadLogBytes();
        await edit();
        Assert.Equal(written, WriteAheadLogBytes());
        Assert.Empty(await Library.ChangesOfAsync(edit));

        Assert.Equal(before, await Tracks.GetAsync(trackId, Cancel));
        Assert.Equal(rows, Rows());
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(trackId, ImageSize.Medium)));
    }

    private long WriteAheadLogBytes() => new FileInfo(Library.File + "-wal").Length;

    // Every column of every row that an edit may touch, and the log by which other processes are told.
    private string Rows() => (string)Library.Sql("""
        SELECT group_concat(row, char(10)) FROM (
            SELECT quote(id) || quote(title) || quote(artist) || quote(album_id) || quote(year) || quote(bpm) || quote(edit_version) || quote(updated_at)
                || quote(local_path) || quote(is_available_locally) || quote(artwork_id) || quote(artwork_decided) AS row FROM tracks
            UNION ALL SELECT quote(track_id) || quote(field) || quote(layer) || quote(value) || quote(set_at) FROM track_fields
            UNION ALL SELECT quote(track_id) || quote(genre_id) || quote(source) || quote(position) || quote(is_effective) FROM track_genres
            UNION ALL SELECT quote(track_id) || quote(source) || quote(artwork_id) || quote(chosen_by_user) || quote(is_shown) || quote(created_at) FROM track_artworks
            UNION ALL SELECT quote(id) || quote(name) FROM genres)
        """)!;
}
