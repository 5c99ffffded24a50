using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Which change each kind of write publishes. The ids in a new library start at 1.</summary>
public sealed class LibraryChangesTests : LibraryTest
{
    [Fact]
    public async Task WatchAsync_TrackAdded_TellsItAndItsNewAlbumOnce()
    {
        IReadOnlyList<string> told = await Library.ChangesOfAsync(async () =>
        {
            await AddAsync("T", genres: ["House"]);
            await AddAsync("U");
        });

        Assert.Equal(["tracks +1, albums +1", "tracks +2"], told);
    }

    [Fact]
    public async Task WatchAsync_TrackWritten_TellsWhatIsOther()
    {
        Track track = await AddAsync("T");
        await AddAsync("U");

        Assert.Equal(
            ["tracks ~1"],
            await Library.ChangesOfAsync(
                () => Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001", IsAvailableLocally = true }, Cancel)));
        Assert.Equal(
            ["tracks ~1, albums +2, artwork track 1"],
            await Library.ChangesOfAsync(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Other" }, Cancel)));
        Assert.Equal(
            ["tracks ~1"],
            await Library.ChangesOfAsync(() => Tracks.SetTrackGenresAsync(track.Id, ["Techno"], cancellationToken: Cancel)));
        Assert.Equal(["tracks ~1"], await Library.ChangesOfAsync(() => LinkAsync(track.Id, "4711", "1998")));
        Assert.Equal(["tracks ~1"], await Library.ChangesOfAsync(() => LinkAsync(track.Id, "4711", "1999")));
        Assert.Equal(
            ["tracks ~1"],
            await Library.ChangesOfAsync(() => Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Year], Cancel)));
        Assert.Equal(["tracks ~1"], await Library.ChangesOfAsync(() => Fields.RevertAsync(track.Id, [TrackField.Year], Cancel)));
        Assert.Equal(["tracks ~1"], await Library.ChangesOfAsync(() => Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel)));
        Assert.Equal(["tracks ~1"], await Library.ChangesOfAsync(() => Tracks.RemovePlatformInfoAsync(track.Id, "discogs", cancellationToken: Cancel)));
        Assert.Equal(["tracks -1"], await Library.ChangesOfAsync(() => Tracks.DeleteAsync(track.Id, Cancel)));
    }

    [Fact]
    public async Task WatchAsync_SameTrackWrittenAgain_TellsNothing()
    {
        Track track = await AddAsync("T", genres: ["House"]);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001", Genres = [] }, Cancel);
        await LinkAsync(track.Id, "4711", "1998");
        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Bpm], Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["Techno"], "discogs", Cancel);

        IReadOnlyList<string> told = await Library.ChangesOfAsync(async () =>
        {
            await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001", Genres = [], IsAvailableLocally = false }, Cancel);
            await LinkAsync(track.Id, "4711", "1998");
            await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Bpm], Cancel);
            await Tracks.SetTrackGenresAsync(track.Id, ["techno"], "discogs", Cancel);
            await Fields.RevertAsync(track.Id, [TrackField.Title], Cancel);
            await Tracks.RemovePlatformInfoAsync(track.Id, "spotify", cancellationToken: Cancel);
            await Tracks.ImportAsync(new[] { New("T", ["House"]) }.ToAsyncEnumerable(), cancellationToken: Cancel);
            await Tracks.DeleteAsync(99, Cancel);
        });

        Assert.Empty(told);
    }

    [Fact]
    public async Task WatchAsync_MarkedAlready_TellsNothing()
    {
        Track track = await AddAsync("T");
        await LinkAsync(track.Id, "4711", "1998");
        await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel);

        int marked = 0;
        IReadOnlyList<string> told = await Library.ChangesOfAsync(
            async () => marked = await Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel));

        Assert.Empty(told);
        Assert.Equal(1, marked);
    }

    [Fact]
    public async Task WatchAsync_Albums_TellsAddedChangedAndDeleted()
    {
        var album = new NewAlbum { Title = "Album", Artist = "A", Label = "Warp" };

        Assert.Equal(["albums +1"], await Library.ChangesOfAsync(() => Albums.AddAsync(album, Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Albums.AddAsync(album, Cancel)));
        Assert.Equal(
            ["albums ~1"],
            await Library.ChangesOfAsync(() => Albums.UpdateAsync(1, new AlbumUpdate { ReleaseYear = "1998" }, Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Albums.UpdateAsync(1, new AlbumUpdate { ReleaseYear = "1998" }, Cancel)));
        Assert.Equal(["albums -1"], await Library.ChangesOfAsync(() => Albums.DeleteAsync(1, Cancel)));
    }

    [Fact]
    public async Task WatchAsync_Tags_TellsWhoseAndWhichWereDefined()
    {
        Track track = await AddAsync("T");

        Assert.Equal(
            ["tags of 1 defined 1 defined 2"],
            await Library.ChangesOfAsync(() => Tags.SetTagsAsync(track.Id, ["one", "two"], Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Tags.SetTagsAsync(track.Id, ["TWO", "one"], Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Tags.AddTagsAsync(track.Id, ["one"], Cancel)));
        Assert.Equal(["tags defined 1"], await Library.ChangesOfAsync(() => Tags.DefineTagAsync("one", "first", "#FF0000", Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Tags.DefineTagAsync("one", "first", "#ff0000", Cancel)));
        Assert.Equal(["tags of 1"], await Library.ChangesOfAsync(() => Tags.SetTagsAsync(track.Id, ["two"], Cancel)));
        Assert.Equal(["tags of 1"], await Library.ChangesOfAsync(() => Tags.RemoveTagsAsync(track.Id, ["two", "none"], Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Tags.RemoveTagsAsync(track.Id, ["two"], Cancel)));
    }

    [Fact]
    public async Task WatchAsync_Artwork_TellsWhoseAndNothingWhenItIsTheSame()
    {
        Track track = await AddAsync("T");
        byte[] picture = Pictures.Jpeg(1, 100, 100);

        Func<Task> store = () => Images.ResizeAndStoreImageAsync(picture, track.Id, track.AlbumId, "discogs", cancellationToken: Cancel);
        Func<Task> choose = () => Library.Artwork.ChooseArtworkAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);

        Assert.Equal(["artwork track 1 album 1"], await Library.ChangesOfAsync(store));
        Assert.Empty(await Library.ChangesOfAsync(store));
        Assert.Equal(["artwork track 1"], await Library.ChangesOfAsync(choose));
        Assert.Empty(await Library.ChangesOfAsync(choose));
        Assert.Equal(["artwork track 1"], await Library.ChangesOfAsync(() => Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel)));
        Assert.Empty(await Library.ChangesOfAsync(() => Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel)));
    }

    [Fact]
    public async Task WatchAsync_WriteRefused_TellsNothing()
    {
        Track track = await AddAsync("T");

        IReadOnlyList<string> told = await Library.ChangesOfAsync(
            () => Assert.ThrowsAsync<AlbumInUseException>(() => Albums.DeleteAsync(track.AlbumId!.Value, Cancel)));

        Assert.Empty(told);
    }

    [Fact]
    public async Task WatchAsync_ImportOfTwoThousand_TellsEachTransactionOnceWithAllItsTracks()
    {
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await Tracks.ImportAsync(Enumerable.Range(0, 2_000).Select(i => New($"Track {i}")).ToAsyncEnumerable(), cancellationToken: Cancel);

        var told = new List<LibraryChange>();
        for (int i = 0; i < 4; i++)
            told.Add(await changes.NextAsync());
        Assert.All(told, change => Assert.Equal(500, change.AddedTrackIds.Count));
        Assert.Equal(Enumerable.Range(1, 2_000).Select(id => (long)id), told.SelectMany(change => change.AddedTrackIds.Order()));
        Assert.Equal([1], told.SelectMany(change => change.AddedAlbumIds));
        Assert.All(told, change => Assert.Empty(change.ChangedTrackIds));
    }

    private static NewTrack New(string title, string[]? genres = null)
        => new() { Title = title, Artist = "A", Album = "Album", Genres = genres ?? [] };

    private Task<Track> AddAsync(string title, string[]? genres = null) => Tracks.AddAsync(New(title, genres), Cancel);

    private Task<PlatformInfo> LinkAsync(long trackId, string platformId, string year) => Tracks.AddPlatformInfoAsync(
        trackId,
        "discogs",
        platformId,
        fields: new TrackFieldValues { Year = year, Bpm = 120 },
        cancellationToken: Cancel);
}
