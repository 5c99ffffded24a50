using Microsoft.Data.Sqlite;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>The database file is moved, deleted or replaced while a store has it open. Windows forbids that.</summary>
public sealed class DatabaseFileTests : IAsyncLifetime
{
    private const int TrackCount = 100;

    private readonly TemporaryFolder _folder = new();
    private readonly TestLibrary _library;
    private Track _track = null!;

    public DatabaseFileTests()
    {
        Directory.CreateDirectory(_folder.PathOf("home"));
        Directory.CreateDirectory(_folder.PathOf("away"));
        _library = new TestLibrary(file: Home);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Home => _folder.PathOf(Path.Combine("home", "m.db"));

    private string Away => _folder.PathOf(Path.Combine("away", "m.db"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryCall_FileMovedAway_FailsAndCreatesNothing(bool withLog)
    {
        Move(Home, Away, withLog);
        string[] before = FilesAtHome();

        await AssertUnusableAsync();

        Assert.Equal(before, FilesAtHome());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FileMovedBack_AfterFailedCalls_HasEveryTrackAndIsUsedAgain(bool withLog)
    {
        Move(Home, Away, withLog);
        await AssertUnusableAsync();
        Move(Away, Home, withLog);

        Track added = await _library.Tracks.AddAsync(New("One more"), Cancel);

        Assert.Equal(TrackCount + 1, await _library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal(added, await _library.Tracks.GetAsync(added.Id, Cancel));
        Assert.NotNull(await _library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel));
        Assert.Equal("ok", _library.Sql("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task StoreDisposed_WhileItsFileIsAway_LeavesAllTracksInTheMovedFile()
    {
        Move(Home, Away, withLog: true);
        await AssertUnusableAsync();

        await _library.DisposeAsync();

        await using var moved = new TestLibrary(file: Away);
        Assert.Equal(TrackCount, await moved.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Empty(FilesAtHome());
    }

    [Fact]
    public async Task EveryCall_FileDeleted_FailsAndCreatesNothing()
    {
        foreach (string file in Directory.GetFiles(_folder.PathOf("home")))
            File.Delete(file);

        await AssertUnusableAsync();

        Assert.Empty(FilesAtHome());
    }

    [Fact]
    public async Task EveryCall_FileReplaced_FailsAndLeavesTheOtherFileAsItIs()
    {
        byte[] other = await PutAnotherLibraryInPlaceAsync();

        await AssertUnusableAsync();

        Assert.Equal(["m.db"], FilesAtHome());
        Assert.Equal(other, await File.ReadAllBytesAsync(Home, Cancel));
    }

    [Fact]
    public async Task NewStore_FileReplaced_UsesTheOtherFileOnly()
    {
        await PutAnotherLibraryInPlaceAsync();
        await using var reopened = new TestLibrary(file: Home);

        Track added = await reopened.Tracks.AddAsync(New("Added"), Cancel);
        await AssertUnusableAsync();

        Assert.Equal(["Added", "Other"], (await reopened.Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Select(item => item.Title));
        await reopened.DisposeAsync();
        await using var moved = new TestLibrary(file: Away);
        Assert.Equal(TrackCount, await moved.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.NotEqual(added, await moved.Tracks.GetAsync(added.Id, Cancel));
    }

    [Fact]
    public async Task Write_FileMovedBeforeTheCommit_IsNotAcknowledged()
    {
        StoreDatabase database = _library.Services.GetRequiredService<StoreDatabase>();

        Task<bool> write = database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.PlanAsync(rows => rows.Genres.Put(new GenreEntity { Id = rows.NewId(IdKind.Genre), Name = "House", NameKey = "house" }), token);
                await transaction.WritePlanAsync(token);
                Move(Home, Away, withLog: true);
                return true;
            },
            Cancel);
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => write);
        Move(Away, Home, withLog: true);

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
        Assert.Equal(0, _library.Count("genres"));
    }

    [Fact]
    public void Connection_AfterPreparation_NeverCreatesAFile()
    {
        string connectionString = SqliteLocation.Of(new SqliteStoreOptions { Path = Away }).ConnectionString(
            SqliteFileAccess.ReadWrite,
            pooling: false);
        using var connection = new SqliteConnection(connectionString);

        Assert.Throws<SqliteException>(connection.Open);

        Assert.False(File.Exists(Away));
    }

    [Fact]
    public async Task FirstUse_LogWithoutItsDatabase_IsRefusedAndKeepsTheLog()
    {
        File.Copy(Home + "-wal", Away + "-wal");
        await using var library = new TestLibrary(file: Away);

        StoreUnavailableException missing = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));
        await File.WriteAllBytesAsync(Away, [], Cancel);
        StoreUnavailableException empty = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));

        Assert.Equal((StoreFault.CannotOpen, StoreFault.CannotOpen), (missing.Fault, empty.Fault));
        Assert.Equal(await File.ReadAllBytesAsync(Home + "-wal", Cancel), await File.ReadAllBytesAsync(Away + "-wal", Cancel));
        File.Delete(Away + "-wal");
        await library.Database.InitializeAsync(Cancel);
    }

    [Theory]
    [InlineData(";Mode=ReadWrite", SchemaMode.Automatic)]
    [InlineData(";Mode=ReadOnly", SchemaMode.Automatic)]
    [InlineData("", SchemaMode.ValidateOnly)]
    [InlineData("", SchemaMode.None)]
    public async Task FirstUse_NoFileAndNoneMayBeCreated_IsRefused(string settings, SchemaMode mode)
    {
        await using var library = new TestLibrary(
            store => store.UseSqlite($"Data Source={Away}{settings}").Configure(options => options.SchemaMode = mode));

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Tracks.GetAsync(1, Cancel));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
        Assert.Empty(Directory.GetFiles(_folder.PathOf("away")));
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows doesn't allow to move or delete an open file.");
        await _library.Tracks.ImportAsync(
            Enumerable.Range(0, TrackCount).Select(i => New($"Track {i}")).ToAsyncEnumerable(),
            cancellationToken: Cancel);
        _track = (await _library.Tracks.GetAsync(1, Cancel))!;
        await _library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), _track.Id, cancellationToken: Cancel);
        await _library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AssertUnusableAsync()
    {
        Func<Task>[] calls =
        [
            () => _library.Tracks.GetAsync(_track.Id, Cancel),
            () => _library.Tracks.QueryAsync(new TrackQuery { Text = "Track" }, Cancel),
            () => _library.Tracks.AddAsync(New("Lost"), Cancel),
            () => _library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel),
            () => _library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), _track.Id, cancellationToken: Cancel),
            () => _library.Database.GetStatisticsAsync(Cancel),
        ];
        foreach (Func<Task> call in calls)
            Assert.Equal(StoreFault.CannotOpen, (await Assert.ThrowsAsync<StoreUnavailableException>(call)).Fault);
        Assert.IsType<ImageLoadResult.Failed>(await _library.Loader.LoadTrackImageAsync(_track.Id, cancellationToken: Cancel));
    }

    private async Task<byte[]> PutAnotherLibraryInPlaceAsync()
    {
        await using (var other = new TestLibrary(file: _folder.PathOf("other.db")))
            await other.Tracks.AddAsync(New("Other"), Cancel);
        Move(Home, Away, withLog: true);
        File.Move(_folder.PathOf("other.db"), Home);
        return await File.ReadAllBytesAsync(Home, Cancel);
    }

    private static void Move(string from, string to, bool withLog)
    {
        File.Move(from, to);
        foreach (string suffix in withLog ? new[] { "-wal", "-shm" } : [])
            File.Move(from + suffix, to + suffix);
    }

    private string[] FilesAtHome() => [.. Directory.GetFiles(_folder.PathOf("home")).Select(file => Path.GetFileName(file)).Order()];

    private static NewTrack New(string title) => new() { Title = title, Artist = "A", Album = "B" };
}
