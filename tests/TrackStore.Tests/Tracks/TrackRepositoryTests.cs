using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks;

public sealed class TrackRepositoryTests : LibraryTest
{
    [Fact]
    public async Task AddAsync_EveryField_IsReadBackAsGiven()
    {
        var track = new NewTrack
        {
            Title = "Windowlicker",
            Artist = "Aphex Twin",
            Album = "Windowlicker",
            Year = "1999",
            Bpm = 123.5,
            Duration = TimeSpan.FromMilliseconds(367_042),
            MusicalKey = "Gm",
            Isrc = "GBBPW9900125",
            IsAvailableLocally = true,
            LocalPath = "/music/Windowlicker.flac",
            ArtworkUrl = "https://img.example/windowlicker.jpg",
        };

        Track added = await Tracks.AddAsync(track, Cancel);
        Track? read = await Tracks.GetAsync(added.Id, Cancel);

        Assert.Equal(added, read);
        Assert.NotNull(read);
        Assert.Equal("Windowlicker", read.Title);
        Assert.Equal("Aphex Twin", read.Artist);
        Assert.Equal("Windowlicker", read.Album);
        Assert.NotNull(read.AlbumId);
        Assert.Equal("1999", read.Year);
        Assert.Equal(123.5, read.Bpm);
        Assert.Equal(TimeSpan.FromMilliseconds(367_042), read.Duration);
        Assert.Equal("Gm", read.MusicalKey);
        Assert.Equal("GBBPW9900125", read.Isrc);
        Assert.True(read.IsAvailableLocally);
        Assert.Equal("/music/Windowlicker.flac", read.LocalPath);
        Assert.Equal("https://img.example/windowlicker.jpg", read.ArtworkUrl);
        Assert.False(read.HasImage);
        Assert.Equal(Library.Time.GetUtcNow(), read.CreatedAt);
        Assert.Equal(Library.Time.GetUtcNow(), read.UpdatedAt);
    }

    [Fact]
    public async Task GetAsync_UnknownId_IsNull() => Assert.Null(await Tracks.GetAsync(404, Cancel));

    [Theory]
    [InlineData("")]
    [InlineData("1997-05")]
    [InlineData("c. 1997")]
    [InlineData(null)]
    public async Task AddAsync_YearAsText_IsKept(string? year)
    {
        Track track = await Tracks.AddAsync(Named("T") with { Year = year }, Cancel);

        Assert.Equal(string.IsNullOrEmpty(year) ? null : year, track.Year);
    }

    [Theory]
    [InlineData("", "artist")]
    [InlineData("  \t ", "artist")]
    [InlineData("title", "")]
    [InlineData("nul\0", "artist")]
    [InlineData("\u200b\u2060", "artist")]
    [InlineData("title", "\ufffe")]
    public async Task AddAsync_BadName_IsRefusedAndNothingIsStored(string title, string artist)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddAsync(new NewTrack { Title = title, Artist = artist, Album = "A" }, Cancel));

        Assert.Contains(error.ParamName, (string[])["Title", "Artist"]);
        await Library.Database.InitializeAsync(Cancel);
        Assert.Equal(0, Library.Count("tracks") + Library.Count("albums"));
    }

    // Not as data of a theory: the runner's own encoding would repair them.
    [Fact]
    public async Task AddAsync_LoneSurrogate_IsRefused()
    {
        foreach (string artist in (string[])["half \ud83d pair", "\udc00", "at the end \ud83d"])
            Assert.Equal("Artist", (await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddAsync(new NewTrack { Title = "title", Artist = artist }, Cancel))).ParamName);
    }

    [Fact]
    public async Task AddAsync_OverlongText_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddAsync(Named(new string('x', 501)), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddAsync(Named("T") with { Year = "more than ten" }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.AddAsync(Named("T") with { Genres = [new string('g', 101)] }, Cancel));
        Track longest = await Tracks.AddAsync(Named(new string('x', 500)), Cancel);
        Assert.Equal(500, longest.Title.Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task AddAsync_ImpossibleBpm_IsRefused(double bpm)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Tracks.AddAsync(Named("T") with { Bpm = bpm }, Cancel));

    [Theory]
    [InlineData("Robert'); DROP TABLE tracks;--")]
    [InlineData("100% _real_ \\ \"quoted\" 'names'")]
    [InlineData("\u202eright to left\u202c")]
    [InlineData("👨‍👩‍👧‍👦 family")]
    [InlineData("한국어 日本語 中文 ไทย हिन्दी")]
    [InlineData("Zalgo t̸̢̛e̷x̶t")]
    public async Task AddAsync_NaughtyText_MakesTheRoundTrip(string title)
    {
        Track added = await Tracks.AddAsync(Named(title), Cancel);

        Track? read = await Tracks.GetAsync(added.Id, Cancel);
        TrackPage found = await Tracks.QueryAsync(new TrackQuery { Text = title }, Cancel);

        Assert.Equal(title.Normalize(), read!.Title);
        Assert.Equal([added.Id], found.Items.Select(i => i.TrackId!.Value));
    }

    [Fact]
    public async Task AddAsync_DecomposedText_IsStoredComposed()
    {
        Track track = await Tracks.AddAsync(Named("Bjo\u0308rk"), Cancel);

        Assert.Equal("Bj\u00f6rk", track.Title);
    }

    [Fact]
    public async Task AddAsync_SameAlbumInOtherSpelling_IsOneAlbum()
    {
        Track one = await Tracks.AddAsync(Named("1") with { Album = "Homogénic" }, Cancel);
        Track two = await Tracks.AddAsync(Named("2") with { Album = "HOMOGENIC " }, Cancel);
        Track other = await Tracks.AddAsync(Named("3") with { Album = "Homogénic", AlbumArtist = "Various Artists" }, Cancel);

        Assert.Equal(one.AlbumId, two.AlbumId);
        Assert.NotEqual(one.AlbumId, other.AlbumId);
        Assert.Equal("Homogénic", two.Album);
    }

    [Fact]
    public async Task UpdateAsync_FieldsLeftOut_StayAsTheyAre()
    {
        Track track = await Tracks.AddAsync(Named("Ventolin") with { Year = "1995", Bpm = 100, Album = "Ventolin EP" }, Cancel);
        Library.Time.Advance(TimeSpan.FromMinutes(1));

        Track updated = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "1996" }, Cancel);

        Assert.Equal(track with { Year = "1996", EditVersion = 1, UpdatedAt = Library.Time.GetUtcNow() }, updated);
        Assert.Equal(updated, await Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_Title_IsFoundByItsNewNameOnly()
    {
        Track track = await Tracks.AddAsync(Named("Windowliker"), Cancel);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Windowlicker" }, Cancel);

        Assert.Equal(1, await Tracks.CountAsync(new TrackQuery { Text = "windowlicker" }, cancellationToken: Cancel));
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { Text = "windowliker" }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task UpdateAsync_ArtistOnly_LeavesTheTrackOnItsAlbum()
    {
        Track track = await Tracks.AddAsync(Named("T") with { Album = "Drukqs" }, Cancel);

        Track edited = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Artist = "AFX" }, Cancel);
        Track moved = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Analord" }, Cancel);

        Assert.Equal(track.AlbumId, edited.AlbumId);
        Assert.NotEqual(track.AlbumId, moved.AlbumId);
        Assert.Equal("Analord", moved.Album);
        Assert.Equal("AFX", (await Albums.GetAsync(moved.AlbumId!.Value, Cancel))!.Artist);
    }

    [Fact]
    public async Task UpdateAsync_RequiredFieldEmptied_IsRefused()
    {
        Track track = await Tracks.AddAsync(Named("T"), Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = " " }, Cancel));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Artist = null! }, Cancel));
        Assert.Equal(track, await Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_Facts_AreWrittenAsTheyAre()
    {
        Track track = await Tracks.AddAsync(Named("T") with { IsAvailableLocally = true, LocalPath = "/a.flac" }, Cancel);

        Track gone = await Tracks.UpdateAsync(track.Id, new TrackUpdate { IsAvailableLocally = false }, Cancel);
        Track cleared = await Tracks.UpdateAsync(track.Id, new TrackUpdate { LocalPath = null }, Cancel);

        Assert.Equal((false, "/a.flac"), (gone.IsAvailableLocally, gone.LocalPath));
        Assert.Equal((false, null), (cleared.IsAvailableLocally, cleared.LocalPath));
    }

    [Fact]
    public async Task RevertAsync_EditedFields_ShowTheBaseAgain()
    {
        Track track = await Tracks.AddAsync(Named("T") with { Year = "1995", Bpm = 100, Album = "One" }, Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001", Bpm = 0, Album = "Two" }, Cancel);

        Track oneField = await Fields.RevertAsync(track.Id, [TrackField.Year], Cancel);
        Track all = await Fields.RevertAsync(track.Id, cancellationToken: Cancel);

        Assert.Equal(("1995", 0d, "Two"), (oneField.Year, oneField.Bpm, oneField.Album));
        Assert.Equal(("1995", 100d, "One"), (all.Year, all.Bpm, all.Album));
        Assert.Equal(track.AlbumId, all.AlbumId);
    }

    [Fact]
    public async Task GetFieldsAsync_EditedTrack_ListsEveryLayerTheStrongestFirst()
    {
        Track track = await Tracks.AddAsync(Named("T") with { Year = "1995", Duration = TimeSpan.FromSeconds(2) }, Cancel);
        Library.Time.Advance(TimeSpan.FromHours(1));
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = null }, Cancel);

        IReadOnlyList<TrackFieldValue> fields = await Fields.GetFieldsAsync(track.Id, Cancel);

        Assert.Equal(
            [
                (TrackField.Title, FieldLayer.Base, "T", true),
                (TrackField.Artist, FieldLayer.Base, "Aphex Twin", true),
                (TrackField.Year, FieldLayer.User, null, true),
                (TrackField.Year, FieldLayer.Base, "1995", false),
                (TrackField.Duration, FieldLayer.Base, "2000", true),
            ],
            fields.Select(f => (f.Field, f.Layer, f.Value, f.IsEffective)));
        Assert.Equal(Library.Time.GetUtcNow(), fields[2].SetAt);
        Assert.Empty(await Fields.GetFieldsAsync(404, Cancel));
    }

    [Fact]
    public async Task DeleteAsync_TrackWithEverything_LeavesNothingBehind()
    {
        Track track = await Tracks.AddAsync(Named("T") with { Album = "A", Genres = ["IDM"] }, Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "1", cancellationToken: Cancel);
        await Tags.AddTagsAsync(track.Id, ["favourite"], Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        bool deleted = await Tracks.DeleteAsync(track.Id, Cancel);
        bool again = await Tracks.DeleteAsync(track.Id, Cancel);

        await Library.SweepAsync(Cancel);
        Assert.True(deleted);
        Assert.False(again);
        foreach (string table in (string[])["tracks", "track_fields", "track_platform_info", "track_genres", "track_tags", "track_artworks", "artworks", "images", "image_contents"])
            Assert.Equal(0, Library.Count(table));
        Assert.Equal(1, Library.Count("tags"));
    }

    [Fact]
    public async Task Writes_UnknownTrack_ThrowTrackNotFound()
    {
        Func<Task>[] writes =
        [
            () => Tracks.UpdateAsync(404, new TrackUpdate { Year = "1999" }, Cancel),
            () => Fields.RevertAsync(404, cancellationToken: Cancel),
            () => Tracks.AddPlatformInfoAsync(404, "spotify", "1", cancellationToken: Cancel),
            () => Tracks.MarkForUpdateAsync(404, cancellationToken: Cancel),
            () => Tracks.SetTrackGenresAsync(404, ["IDM"], cancellationToken: Cancel),
            () => Tags.AddTagsAsync(404, ["t"], Cancel),
            () => Tags.RemoveTagsAsync(404, ["t"], Cancel),
            () => Tags.SetTagsAsync(404, ["t"], Cancel),
        ];

        foreach (Func<Task> write in writes)
            Assert.Equal(404, (await Assert.ThrowsAsync<TrackNotFoundException>(write)).TrackId);
        foreach (string table in (string[])["track_platform_info", "genres", "tags", "track_fields"])
            Assert.Equal(0, Library.Count(table));
    }

    [Fact]
    public async Task EveryCall_CancelledBefore_ThrowsAndWritesNothing()
    {
        Track track = await Tracks.AddAsync(Named("T"), Cancel);
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.AddAsync(Named("U"), canceled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "1" }, canceled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.GetAsync(track.Id, canceled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.QueryAsync(new TrackQuery(), canceled.Token));

        Assert.Equal(1, Library.Count("tracks"));
        Assert.Equal(track, await Tracks.GetAsync(track.Id, Cancel));
    }

    private static NewTrack Named(string title) => new() { Title = title, Artist = "Aphex Twin" };
}
