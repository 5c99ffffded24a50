using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class SqliteStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstUse_FileIsNoDatabase_IsRefusedAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("notes.txt");
        string text = string.Concat(Enumerable.Repeat("These are my notes. ", 500));
        await File.WriteAllTextAsync(file, text, Cancel);
        await using var library = new TestLibrary(file: file);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Tracks.GetAsync(1, Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(error.InnerException);
        Assert.Equal(text, await File.ReadAllTextAsync(file, Cancel));
    }

    [Fact]
    public async Task FirstUse_FolderCannotBeMade_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("file"), "in the way", Cancel);
        await using var library = new TestLibrary(file: folder.PathOf(Path.Combine("file", "library.db")));

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Tracks.GetAsync(1, Cancel));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
    }

    [Fact]
    public async Task FirstUse_PathIsAFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("library.db"));
        await using var library = new TestLibrary(file: folder.PathOf("library.db"));

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Tracks.GetAsync(1, Cancel));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
    }

    [Fact]
    public async Task FirstUse_FolderCannotBeWritten_IsRefused()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "Needs a user whom the file system can refuse something.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("locked"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.PathOf("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var library = new TestLibrary(file: folder.PathOf(Path.Combine("locked", "library.db")));

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Tracks.GetAsync(1, Cancel));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
    }

    [Fact]
    public async Task Write_ReadOnlyConnection_IsRefusedAndReadsGoOn()
    {
        await using var library = new TestLibrary();
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await using var reader = new TestLibrary(store => store.UseSqlite($"Data Source={library.File};Mode=ReadOnly"));

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => reader.Tracks.AddAsync(new NewTrack { Title = "U", Artist = "A" }, Cancel));

        Assert.Equal(StoreFault.ReadOnly, error.Fault);
        Assert.Equal(track, await reader.Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task Write_FailsMidway_LeavesNothingHalfWritten()
    {
        await using var library = new TestLibrary();
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        IReadOnlyDictionary<ImageSize, Image> before = await library.Images.ResizeAndStoreImageAsync(
            Pictures.Jpeg(1),
            track.Id,
            cancellationToken: Cancel);
        library.Sql("CREATE TRIGGER fails BEFORE INSERT ON images WHEN new.size = 'small' BEGIN SELECT RAISE(ABORT, 'no more'); END");

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, cancellationToken: Cancel));

        Assert.Equal(StoreFault.Unknown, error.Fault);
        Assert.Equal((1, 4, 4), (library.Count("artworks"), library.Count("images"), library.Count("image_contents")));
        Assert.Equal(before[ImageSize.Small], await library.Images.GetTrackImageAsync(track.Id, ImageSize.Small, Cancel));
    }

    [Fact]
    public async Task Write_DiskIsFull_IsRefusedAndWhatWasStoredStays()
    {
        using var folder = new TemporaryFolder();
        using SmallDisk disk = SmallDisk.MountOrSkip(folder.PathOf("disk"), megabytes: 2);
        await using var library = new TestLibrary(file: Path.Combine(disk.Path, "library.db"));
        int added = 0;

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (; added < 10_000; added++)
                await library.Tracks.AddAsync(new NewTrack { Title = new string('x', 400), Artist = $"A{added}" }, Cancel);
        });

        Assert.Equal(StoreFault.DiskFull, error.Fault);
        Assert.Equal(added, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal("ok", library.Sql("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Write_OtherProcessHoldsTheLock_FailsAsBusyAfterTheTimeout()
    {
        await using var library = new TestLibrary(
            store => store.UseSqlite(o => o.BusyTimeout = TimeSpan.FromSeconds(1)),
            register: services => services.AddSingleton(TimeProvider.System));
        await library.Database.InitializeAsync(Cancel);
        await using var other = new SqliteConnection($"Data Source={library.File};Pooling=False");
        await other.OpenAsync(Cancel);
        await using SqliteTransaction held = other.BeginTransaction(deferred: false);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel));
        int readMeanwhile = await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
        await held.RollbackAsync(Cancel);
        await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        Assert.Equal(StoreFault.Busy, error.Fault);
        Assert.Equal(0, readMeanwhile);
        Assert.Equal(1, library.Count("tracks"));
    }

    [Fact]
    public async Task Write_CancelledWhileTheLockIsHeld_EndsBeforeTheTimeout()
    {
        using var cancellation = new CancellationTokenSource();
        var time = new BusyTime(cancellation.Cancel);
        await using var library = new TestLibrary(
            store => store.UseSqlite(o => o.BusyTimeout = TimeSpan.FromHours(1)),
            register: services => services.AddSingleton<TimeProvider>(time));
        await library.Database.InitializeAsync(Cancel);
        time.Reset();
        await using var other = new SqliteConnection($"Data Source={library.File};Pooling=False");
        await other.OpenAsync(Cancel);
        await using SqliteTransaction held = other.BeginTransaction(deferred: false);

        Task<Track> waiting = library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await held.RollbackAsync(Cancel);
        Assert.Equal(0, library.Count("tracks"));
    }

    [Fact]
    public async Task Write_CancelledJustBeforeTheCommit_WritesNothing()
    {
        await using var library = new TestLibrary();
        StoreDatabase database = library.Services.GetRequiredService<StoreDatabase>();
        using var cancellation = new CancellationTokenSource();

        Task<bool> write = database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.PlanAsync(rows => rows.Genres.Put(new GenreEntity { Id = rows.NewId(IdKind.Genre), Name = "House", NameKey = "house" }), token);
                await transaction.WritePlanAsync(token);
                await cancellation.CancelAsync();
                return true;
            },
            cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal(0, library.Count("genres"));
    }

    [Fact]
    public async Task Writes_ManyAtOnceFromTwoStores_NeverFailAndLoseNothing()
    {
        await using var one = new TestLibrary();
        await using var two = new TestLibrary(file: one.File);
        Track track = await one.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (i, token) =>
        {
            TestLibrary library = i % 2 == 0 ? one : two;
            await library.Tracks.AddPlatformInfoAsync(track.Id, $"platform{i % 5}", $"id{i}", cancellationToken: token);
            await library.Tags.AddTagsAsync(track.Id, [$"tag {i}"], token);
            Assert.NotNull(await library.Tracks.GetAsync(track.Id, token));
        });

        Assert.Equal(5, one.Count("track_platform_info"));
        Assert.Equal(200, (await one.Tags.GetTagsAsync(track.Id, Cancel)).Count);
        Assert.Equal("ok", one.Sql("PRAGMA integrity_check"));
        Assert.Null(one.Sql("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task EveryCall_MadeOnAUiContext_NeitherWorksThereNorNeedsIt()
    {
        var processor = new CountingProcessor();
        await using var library = new TestLibrary(register: services => services.AddSingleton<IImageProcessor>(processor));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        var frozen = new ManualSynchronizationContext();
        bool? decodedOnUi = null;
        processor.OnCall = () => decodedOnUi = SynchronizationContext.Current == frozen;
        Task[] calls = [];

        frozen.Run(() => calls =
        [
            library.Tracks.QueryAsync(new TrackQuery(), Cancel),
            library.Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "1999" }, Cancel),
            library.Tracks.ImportAsync(
                Enumerable.Range(0, 600).Select(i => new NewTrack { Title = $"{i}", Artist = "A" }).ToAsyncEnumerable(),
                cancellationToken: Cancel),
            library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel),
            library.Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel),
        ]);
        await Task.WhenAll(calls);

        Assert.Equal(0, frozen.Waiting);
        Assert.False(decodedOnUi);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Data Source=x.db;Password=secret")]
    [InlineData("file:x.db?mode=ro")]
    public void UseSqlite_WhatTheStoreCannotUse_IsRefusedWithAReason(string path)
    {
        using ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UseSqlite(path)).BuildServiceProvider();

        ArgumentException error = Assert.Throws<ArgumentException>(services.GetRequiredService<ITrackRepository>);

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal("options", error.ParamName);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.ConfigureArtwork(o => o.MaxBytes = 0).ConfigureLoader(o => o.CacheBytes = -1))
            .BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(services.GetRequiredService<IImageRepository>);
        Assert.Throws<OptionsValidationException>(services.GetRequiredService<IImageLoader>);
    }

    [Fact]
    public async Task Dispose_CallsUnderWay_EndAndNewOnesAreRefused()
    {
        using var folder = new TemporaryFolder();
        var library = new TestLibrary(file: folder.PathOf("library.db"));
        ITrackRepository tracks = library.Tracks;
        IImageRepository images = library.Images;
        Track track = await tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        Task<IReadOnlyDictionary<ImageSize, Image>> storing = images.ResizeAndStoreImageAsync(
            Pictures.Jpeg(),
            track.Id,
            cancellationToken: Cancel);

        await library.DisposeAsync();
        Exception? ended = await Record.ExceptionAsync(() => storing);

        Assert.True(ended is null or ObjectDisposedException, ended?.ToString());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracks.GetAsync(track.Id, Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracks.AddAsync(new NewTrack { Title = "U", Artist = "A" }, Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Dispose_Library_LetsTheFileGo()
    {
        using var folder = new TemporaryFolder();
        await using (var library = new TestLibrary(file: folder.PathOf("library.db")))
        {
            Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
            await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);
            await library.Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel);
        }

        // The last connection to close folds the log into the file and removes it.
        Assert.Equal(["library.db"], Directory.GetFiles(Path.GetDirectoryName(folder.PathOf("library.db"))!).Select(Path.GetFileName));
    }
}
