using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Which changes a watcher receives for writes of another store on the same file.</summary>
public sealed class ForeignLibraryChangesTests : LibraryTest
{
    private readonly TestLibrary _other;

    public ForeignLibraryChangesTests() => _other = new TestLibrary(file: Library.File);

    private StoreDatabase Database => Library.Services.GetRequiredService<StoreDatabase>();

    [Fact]
    public async Task WatchAsync_OtherStoreWrites_TellsItAfterTheIntervalWithoutALoader()
    {
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> first = changes.MoveNextAsync();
        await Library.Database.InitializeAsync(Cancel);
        await _other.Tracks.AddAsync(New("T"), Cancel);

        Library.Time.Advance(new TrackStoreOptions().ChangePollInterval!.Value);

        Assert.True(await first);
        Assert.Equal("tracks +1, albums +1, foreign", changes.Current.Text());
    }

    [Fact]
    public async Task Look_EveryKind_IsToldAsItsWriterTellsIt()
    {
        Track track = await Tracks.AddAsync(New("T"), Cancel);
        Track leaving = await Tracks.AddAsync(New("U"), Cancel);
        await Albums.AddAsync(new NewAlbum { Title = "Gone", Artist = "A" }, Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();

        await _other.Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001" }, Cancel);
        await _other.Tracks.DeleteAsync(leaving.Id, Cancel);
        await _other.Tags.SetTagsAsync(track.Id, ["one"], Cancel);
        await _other.Albums.AddAsync(new NewAlbum { Title = "New", Artist = "A" }, Cancel);
        await _other.Albums.UpdateAsync(1, new AlbumUpdate { Label = "Warp" }, Cancel);
        await _other.Albums.DeleteAsync(2, Cancel);
        await _other.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, track.AlbumId, cancellationToken: Cancel);
        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Equal(
            "tracks ~1 -2, albums +3 ~1 -2, artwork track 1 album 1, tags of 1 defined 1, foreign",
            (await changes.NextAsync()).Text());
    }

    [Fact]
    public async Task Look_SeveralWritesToTheSame_TellsTheirSum()
    {
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();

        Track stays = await _other.Tracks.AddAsync(New("T"), Cancel);
        Track goes = await _other.Tracks.AddAsync(New("U"), Cancel);
        await _other.Tracks.UpdateAsync(stays.Id, new TrackUpdate { Year = "2001" }, Cancel);
        await _other.Tags.SetTagsAsync(goes.Id, ["one"], Cancel);
        await _other.Tracks.DeleteAsync(goes.Id, Cancel);
        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Equal("tracks +1, albums +1, tags defined 1, foreign", (await changes.NextAsync()).Text());
    }

    [Fact]
    public async Task Look_OtherStoreImportedThousands_TellsEachAndForgetsNoPicture()
    {
        Track track = await Tracks.AddAsync(New("T"), Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, cancellationToken: Cancel);
        await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();
        long rowsBefore = Library.Count("change_log");

        await _other.Tracks.ImportAsync(
            Enumerable.Range(0, 2_000).Select(i => New($"Track {i}")).ToAsyncEnumerable(),
            cancellationToken: Cancel);
        await Database.PublishForeignChangesAsync(Cancel);

        LibraryChange change = await changes.NextAsync();
        Assert.Equal(Enumerable.Range(2, 2_000).Select(id => (long)id), change.AddedTrackIds.Order());
        Assert.Equal(8, Library.Count("change_log") - rowsBefore);
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(track.Id)));
    }

    [Fact]
    public async Task Look_MoreScatteredChangesThanAreToldEach_TellsEverythingAndForgetsNoPicture()
    {
        await Tracks.ImportAsync(Enumerable.Range(0, 1_100).Select(i => New($"Track {i}")).ToAsyncEnumerable(), cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), 1, cancellationToken: Cancel);
        await Loader.LoadTrackImageAsync(1, cancellationToken: Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();

        await _other.Services.GetRequiredService<StoreDatabase>().WriteAsync(
            (transaction, _) =>
            {
                for (long id = 1; id < 1_100; id += 2)
                    transaction.Changes.ChangedTrack(id);
                return Task.FromResult(true);
            },
            Cancel);
        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Equal("everything, foreign", (await changes.NextAsync()).Text());
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task Look_LogWasCutBehindTheReader_TellsEverything()
    {
        await Tracks.AddAsync(New("T"), Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();
        Library.Sql(
            """
            INSERT INTO change_log (id, writer, kind, entity_id) VALUES (30000, 'other', 'track_changed', 1);
            DELETE FROM change_log WHERE id < 30000
            """);

        await Database.PublishForeignChangesAsync(Cancel);

        Assert.Equal("everything, foreign", (await changes.NextAsync()).Text());
    }

    [Fact]
    public async Task Look_OwnWrites_AreToldOnce()
    {
        await using IAsyncEnumerator<LibraryChange> changes = await FollowAsync();

        await Tracks.AddAsync(New("T"), Cancel);
        await Database.PublishForeignChangesAsync(Cancel);
        await Tracks.AddAsync(New("U"), Cancel);

        Assert.Equal("tracks +1, albums +1", (await changes.NextAsync()).Text());
        Assert.Equal("tracks +2", (await changes.NextAsync()).Text());
    }

    [Fact]
    public async Task WatchAsync_NoInterval_TellsOwnWrites()
    {
        await using var library = new TestLibrary(
            register: services => services.Configure<TrackStoreOptions>(options => options.ChangePollInterval = null));

        IReadOnlyList<string> told = await library.ChangesOfAsync(() => library.Tracks.AddAsync(New("T"), Cancel));

        Assert.Equal(["tracks +1, albums +1"], told);
    }

    public override async ValueTask InitializeAsync()
    {
        await Library.Database.InitializeAsync(Cancel);
        await _other.Database.InitializeAsync(Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<IAsyncEnumerator<LibraryChange>> FollowAsync()
    {
        await Database.PublishForeignChangesAsync(Cancel);
        return Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "A", Album = "Album" };
}
