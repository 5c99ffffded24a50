using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>A backup is restored beside the log that a process left behind when it died.</summary>
public sealed class RestoredBackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestLibrary _library;
    private int _added;

    public RestoredBackupTests() => _library = new TestLibrary(file: _folder.PathOf("library.db"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Backup => _folder.PathOf("backup.db");

    private string Restored => _folder.PathOf("restored.db");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FirstUse_VacuumedBackup_RefusesTheLogAndChangesNothing(bool newLog)
    {
        await AddAsync(40);
        _library.Sql("DELETE FROM tracks WHERE id % 3 = 0");
        Vacuum();
        if (newLog)
            Checkpoint();
        await AddAsync(40);
        RestoreBesideTheLog();

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task FirstUse_CopyOfAnEarlierState_RefusesTheLogAndChangesNothing()
    {
        await AddAsync(3);
        Checkpoint();
        File.Copy(_library.File, Backup);
        await AddAsync(3);
        Checkpoint();
        await AddAsync(3);
        RestoreBesideTheLog();

        await AssertRefusedAsync();
    }

    [Theory]
    [InlineData("PRAGMA wal_checkpoint(PASSIVE)")]
    [InlineData("PRAGMA wal_checkpoint(RESTART)")]
    [InlineData("PRAGMA wal_checkpoint(TRUNCATE)")]
    public async Task FirstUse_LogWithASingleWriteSinceItsRestart_RefusesTheLogAndChangesNothing(string checkpoint)
    {
        await AddAsync(3);
        Checkpoint();
        File.Copy(_library.File, Backup);
        await AddAsync(3);
        _library.Sql(checkpoint);
        await AddAsync(1);
        RestoreBesideTheLog();

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task FirstUse_LogDeletedAsTheMessageSays_OpensTheBackup()
    {
        await AddAsync(40);
        Vacuum();
        Checkpoint();
        await AddAsync(40);
        RestoreBesideTheLog();
        await AssertRefusedAsync();

        File.Delete(Restored + "-wal");
        File.Delete(Restored + "-shm");

        await using var library = new TestLibrary(file: Restored);
        Assert.Equal(40, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        await library.Tracks.AddAsync(New("After"), Cancel);
        Assert.Equal("ok", library.Sql("PRAGMA integrity_check"));
    }

    // What a process leaves behind when it dies, at several moments of a log.
    [Theory]
    [InlineData("add")]
    [InlineData("add add")]
    [InlineData("add checkpoint add")]
    [InlineData("add add checkpoint add add add")]
    [InlineData("add add fold")]
    [InlineData("add add fold add")]
    [InlineData("add fold add fold add add fold")]
    [InlineData("add checkpoint add fold index")]
    [InlineData("add add vacuum add")]
    [InlineData("add fold vacuum")]
    [InlineData("one fold one")]
    [InlineData("add fold one fold one one")]
    [InlineData("add fold one restart one fold one one")]
    [InlineData("add checkpoint one fold one fold one one")]
    public async Task FirstUse_AfterACrash_KeepsEveryAcknowledgedTrack(string history)
    {
        foreach (string step in history.Split(' '))
            await RunStepAsync(step);

        await AssertKeepsEveryTrackAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FirstUse_CrashAfterAnyWriteOrCheckpoint_KeepsEveryAcknowledgedTrack(int seed)
    {
        string[] steps = ["one", "one", "one", "fold", "restart", "checkpoint"];
        var random = new Random(seed);
        for (int i = 0; i < 25; i++)
        {
            await RunStepAsync(steps[random.Next(steps.Length)]);
            await AssertKeepsEveryTrackAsync();
        }
    }

    [Fact]
    public async Task FirstUse_CrashAfterAnUpgrade_KeepsTheNewSchema()
    {
        await AddAsync(5);
        Checkpoint();
        await using var upgraded = new TestLibrary(store => store.UseLaterSchema(), _library.File);
        await upgraded.Tracks.AddAsync(New("After"), Cancel);
        File.Copy(_library.File, Restored);
        File.Copy(_library.File + "-wal", Restored + "-wal");

        await using var library = new TestLibrary(store => store.UseLaterSchema(), Restored);

        Assert.Equal(6, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task FirstUse_WhileAnotherStoreWritesAndFoldsItsLog_IsNeverRefused()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 0; !stop.IsCancellationRequested; i++)
                {
                    await AddAsync(2);
                    if (i % 3 == 0)
                        _library.Sql("PRAGMA wal_checkpoint(RESTART)");
                }
            },
            Cancel);

        for (int i = 0; i < 25; i++)
        {
            await using var library = new TestLibrary(file: _library.File);
            await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
        }

        await stop.CancelAsync();
        await writing;
        Assert.Equal(_added, await _library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    public ValueTask InitializeAsync() => new(_library.Database.InitializeAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RunStepAsync(string step)
    {
        if (step == "add")
            await AddAsync(30);
        else if (step == "one")
            await AddAsync(1);
        else
            _library.Sql(step switch
            {
                "fold" => "PRAGMA wal_checkpoint",
                "restart" => "PRAGMA wal_checkpoint(RESTART)",
                "checkpoint" => "PRAGMA wal_checkpoint(TRUNCATE)",
                "vacuum" => "VACUUM",
                _ => "CREATE INDEX own ON tracks (label)",
            });
    }

    /// <summary>Opens a copy of the file and its log, as the next process would after a crash.</summary>
    private async Task AssertKeepsEveryTrackAsync()
    {
        File.Copy(_library.File, Restored, overwrite: true);
        File.Delete(Restored + "-shm");
        if (File.Exists(_library.File + "-wal"))
            File.Copy(_library.File + "-wal", Restored + "-wal", overwrite: true);
        await using var library = new TestLibrary(file: Restored);
        Assert.Equal(_added, await library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal("ok", library.Sql("PRAGMA integrity_check"));
    }

    private async Task AssertRefusedAsync()
    {
        byte[] file = await File.ReadAllBytesAsync(Restored, Cancel);
        byte[] log = await File.ReadAllBytesAsync(Restored + "-wal", Cancel);
        await using (var library = new TestLibrary(file: Restored))
        {
            StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
                () => library.Database.InitializeAsync(Cancel));

            Assert.Equal(StoreFault.Corrupt, error.Fault);
            Assert.Contains("restored.db-wal", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(file, await File.ReadAllBytesAsync(Restored, Cancel));
        Assert.Equal(log, await File.ReadAllBytesAsync(Restored + "-wal", Cancel));
    }

    private async Task AddAsync(int count)
    {
        for (int i = 0; i < count; i++)
            await _library.Tracks.AddAsync(New($"Track {_added++}"), Cancel);
    }

    private void Vacuum() => _library.Sql($"VACUUM INTO '{Backup}'");

    private void Checkpoint() => _library.Sql("PRAGMA wal_checkpoint(TRUNCATE)");

    private void RestoreBesideTheLog()
    {
        File.Copy(_library.File + "-wal", Restored + "-wal");
        File.Move(Backup, Restored);
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "A", Album = "B" };
}
