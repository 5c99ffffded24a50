using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Changes made by other stores on the same file.</summary>
public sealed class ChangePollerTests : LibraryTest
{
    private StoreDatabase Database => Library.Services.GetRequiredService<StoreDatabase>();

    [Fact]
    public async Task Cover_AnotherProcessReplacesIt_IsSeenAfterTheInterval()
    {
        Track track = await AddAsync("T");
        await StoreAsync(Images, 1, track.Id);
        Image before = await LoadedAsync(track.Id);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("new.jpg"), Pictures.Jpeg(2, 500, 500), Cancel);

        await OtherProcess.RunAsync(Library.File, "cover", folder.PathOf("new.jpg"), "--track", $"{track.Id}");
        Image within = await LoadedAsync(track.Id);
        Library.Time.Advance(new TrackStoreOptions().ChangePollInterval!.Value);
        await UntilForgottenAsync(track.Id);
        Image after = await LoadedAsync(track.Id);

        Assert.Equal(before.Id, within.Id);
        Assert.NotEqual(before.ArtworkId, after.ArtworkId);
        Assert.Equal(after.ArtworkId, (await Images.ResolveAsync(ImageRequest.ForTrack(track.Id), Cancel))!.ArtworkId);
    }

    [Fact]
    public async Task Look_AnotherStoreChangedAnAlbum_ForgetsWhatFallsBackToItAndNothingElse()
    {
        Track track = await AddAsync("T", "One");
        Track other = await AddAsync("U", "Two");
        await using var second = new TestLibrary(file: Library.File);
        await StoreAsync(Images, 1, albumId: track.AlbumId);
        await StoreAsync(Images, 2, albumId: other.AlbumId);
        await LoadedAsync(track.Id);
        await LoadedAsync(other.Id);

        await StoreAsync(second.Images, 3, albumId: track.AlbumId);
        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Null(Loader.TryGetCached(ImageRequest.ForTrack(track.Id)));
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(other.Id)));
    }

    [Fact]
    public async Task Look_OwnChanges_ForgetNothing()
    {
        Track track = await AddAsync("T");
        await StoreAsync(Images, 1, track.Id);
        await LoadedAsync(track.Id);

        await Database.PublishForeignChangesAsync(Cancel);

        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(track.Id)));
    }

    [Fact]
    public async Task Look_LogWasCutBehindTheReader_ForgetsEverything()
    {
        Track track = await AddAsync("T");
        await StoreAsync(Images, 1, track.Id);
        await LoadedAsync(track.Id);
        Library.Sql(
            """
            INSERT INTO change_log (id, writer, kind, entity_id) SELECT id + 20000, 'other', kind, 999 FROM change_log;
            DELETE FROM change_log WHERE id < 20000
            """);

        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Null(Loader.TryGetCached(ImageRequest.ForTrack(track.Id)));
    }

    [Fact]
    public async Task Log_ManyChanges_KeepsTheNewestOnly()
    {
        Track track = await AddAsync("T");
        await StoreAsync(Images, 1, track.Id);
        Library.Sql("INSERT INTO change_log (id, writer, kind, entity_id) VALUES (29999, 'other', 'track_artwork', 1)");
        Library.Sql("UPDATE store_counters SET changes = 29999");

        await StoreAsync(Images, 2, track.Id);

        Assert.Equal("29999,30000", Library.Sql("SELECT group_concat(id) FROM change_log"));
    }

    private async Task UntilForgottenAsync(long trackId)
    {
        while (Loader.TryGetCached(ImageRequest.ForTrack(trackId)) is not null)
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task<Track> AddAsync(string title, string album = "Album")
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = album }, Cancel);

    private static Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(
        IImageRepository images,
        int picture,
        long? trackId = null,
        long? albumId = null)
        => images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture, 400, 400), trackId, albumId, cancellationToken: Cancel);

    private async Task<Image> LoadedAsync(long trackId)
        => Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(trackId, cancellationToken: Cancel)).Image;
}
