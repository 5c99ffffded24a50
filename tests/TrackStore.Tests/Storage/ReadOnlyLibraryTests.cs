using TrackStore.Artwork.Rendering;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>A library that may only be read: by the connection string, the file, its folder or the file system.</summary>
public sealed class ReadOnlyLibraryTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Track _track = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.PathOf(Path.Combine("kept", "library.db"));

    [Fact]
    public async Task ReadOnlyMode_EveryRead_WorksAndWritesAreRefused()
    {
        await using TestLibrary library = ReadOnly();

        await AssertReadableAsync(library);
    }

    [Fact]
    public async Task ReadOnlyMode_BesideAWriter_ShowsWhatItCommits()
    {
        await using TestLibrary library = ReadOnly();
        await using var writer = new TestLibrary(file: File);
        await library.Database.InitializeAsync(Cancel);

        await writer.Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel);

        Assert.Equal(2, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ReadOnlyMode_RankingChanged_IsOpenedWithoutApplyingIt()
    {
        await using TestLibrary library = ReadOnly(store => store.Configure(options => options.PlatformRanking = ["discogs", "spotify"]));

        await library.Database.InitializeAsync(Cancel);

        Assert.Equal(_track, await library.Tracks.GetAsync(_track.Id, Cancel));
    }

    [Fact]
    public async Task ReadOnlyMode_OtherRenditionOptions_RerendersNothing()
    {
        await using TestLibrary library = ReadOnly(store => store.ConfigureArtwork(options => options.Renditions.Quality = 50));

        Assert.NotNull(await library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel));

        Assert.True(
            library.Services.GetRequiredService<RerenderOnRead>().Work.IsCompleted,
            "Pictures that can't be stored must not be rendered.");
    }

    [Fact]
    public async Task ReadOnlyMode_EarlierSchema_IsRefusedAndNotUpgraded()
    {
        await using TestLibrary library = ReadOnly(store => store.UseLaterSchema());

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => library.Database.InitializeAsync(Cancel));

        Assert.Equal([LaterSchema.Migration], error.PendingMigrations);
        Assert.Contains("can only be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadOnlyFileSystem_ClosedLibrary_CanBeReadAndStaysAsItIs()
    {
        using SmallDisk disk = Mount();
        string file = CopyTo(disk);
        byte[] before = await System.IO.File.ReadAllBytesAsync(file, Cancel);
        disk.SetReadOnly(true);
        await using var library = new TestLibrary(file: file);

        await AssertReadableAsync(library);

        Assert.Equal(["library.db"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(file, Cancel));
    }

    [Fact]
    public async Task ReadOnlyFileSystem_VacuumedBackup_CanBeRead()
    {
        using SmallDisk disk = Mount();
        string file = Path.Combine(disk.Path, "backup.db");
        await using (var library = new TestLibrary(file: File))
            library.Sql($"VACUUM INTO '{file}'");
        disk.SetReadOnly(true);

        // Such a copy is not in WAL mode.
        await using var backup = new TestLibrary(file: file);
        await AssertReadableAsync(backup);
    }

    [Fact]
    public async Task ReadOnlyFileSystem_PartOfTheLibraryIsInTheLog_IsRefusedWithTheReason()
    {
        using SmallDisk disk = Mount();
        await using var writer = new TestLibrary(file: File);
        await writer.Tracks.AddAsync(new NewTrack { Title = "In the log", Artist = "A" }, Cancel);
        string file = CopyTo(disk);
        System.IO.File.Copy(File + "-wal", file + "-wal");
        disk.SetReadOnly(true);
        await using var library = new TestLibrary(file: file);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
        Assert.Contains("-wal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadOnlyFileSystem_ChangedElsewhere_ShowsTheChange()
    {
        using SmallDisk disk = Mount();
        string file = CopyTo(disk);
        disk.SetReadOnly(true);
        await using var library = new TestLibrary(file: file);
        Assert.Equal(1, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Null(await library.Images.GetTrackImageAsync(2, cancellationToken: Cancel));

        disk.SetReadOnly(false);
        await using (var writer = new TestLibrary(file: file))
        {
            await writer.Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel);
            StoreUnavailableException meanwhile = await Assert.ThrowsAsync<StoreUnavailableException>(
                () => library.Tracks.GetAsync(1, Cancel));
            Assert.Equal(StoreFault.CannotOpen, meanwhile.Fault);
            await writer.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), 2, cancellationToken: Cancel);
        }

        Assert.Equal(2, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.NotNull(await library.Images.GetTrackImageAsync(2, cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead, UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    public async Task Permissions_OfFileOrFolder_LetTheLibraryBeReadOnly(UnixFileMode ofFile, UnixFileMode ofFolder)
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "Needs a user whom the file system can refuse something.");
        if (OperatingSystem.IsWindows())
            return;
        string folder = Path.GetDirectoryName(File)!;
        System.IO.File.SetUnixFileMode(File, ofFile);
        System.IO.File.SetUnixFileMode(folder, ofFolder);
        try
        {
            await using var library = new TestLibrary(file: File);
            await AssertReadableAsync(library);
        }
        finally
        {
            System.IO.File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public async ValueTask InitializeAsync()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(options => options.KeepOriginals = true), File);
        Track added = await library.Tracks.AddAsync(
            new NewTrack { Title = "Teardrop", Artist = "Massive Attack", Album = "Mezzanine" },
            Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), added.Id, cancellationToken: Cancel);
        _track = (await library.Tracks.GetAsync(added.Id, Cancel))!;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AssertReadableAsync(TestLibrary library)
    {
        await library.Database.InitializeAsync(Cancel);

        Assert.Equal(_track, await library.Tracks.GetAsync(_track.Id, Cancel));
        Assert.Equal(
            [_track.Id],
            (await library.Tracks.QueryAsync(new TrackQuery { Text = "teardrop" }, Cancel)).Items.Select(item => item.TrackId));
        Assert.NotNull(await library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel));
        Assert.IsType<ImageLoadResult.Loaded>(await library.Loader.LoadTrackImageAsync(_track.Id, cancellationToken: Cancel));
        Func<Task>[] writes =
        [
            () => library.Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel),
            () => library.Tracks.DeleteAsync(_track.Id, Cancel),
            () => library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), _track.Id, cancellationToken: Cancel),
        ];
        foreach (Func<Task> write in writes)
            Assert.Equal(StoreFault.ReadOnly, (await Assert.ThrowsAsync<StoreUnavailableException>(write)).Fault);
        Assert.Equal(1, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    private TestLibrary ReadOnly(Action<ITrackStoreBuilder>? configure = null) => new(store =>
    {
        store.UseSqlite($"Data Source={File};Mode=ReadOnly");
        configure?.Invoke(store);
    });

    private SmallDisk Mount() => SmallDisk.MountOrSkip(_folder.PathOf("a disk, 100% full? #1"), megabytes: 8);

    private string CopyTo(SmallDisk disk)
    {
        string file = Path.Combine(disk.Path, "library.db");
        System.IO.File.Copy(File, file);
        return file;
    }
}
