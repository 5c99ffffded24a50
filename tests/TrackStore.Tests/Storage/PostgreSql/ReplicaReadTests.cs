using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>What a store with a replica reads where. A copy of the database, which nothing follows, is the replica.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class ReplicaReadTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_ReplicaIsBehindAnotherStore_ComeFromTheReplica()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider other = Open(libraries.Primary);
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        await InitializeAsync(store);
        await RenameAsync(other, libraries.TrackId, "New");
        await libraries.Replica.SqlAsync(@"UPDATE image_contents SET data = '\x07'");

        TrackPage page = await Tracks(store).QueryAsync(new TrackQuery { Text = "Old" }, Cancel);
        ImageLoadResult picture = await store.GetRequiredService<IImageLoader>().LoadTrackImageAsync(libraries.TrackId, cancellationToken: Cancel);

        Assert.Equal("Old", await TitleAsync(store, libraries.TrackId));
        Assert.Single(page.Items);
        Assert.Equal([7], Assert.IsType<ImageLoadResult.Loaded>(picture).Image.Data.ToArray());
    }

    [Fact]
    public async Task Reads_AfterAnOwnWrite_ComeFromThePrimaryUntilTheReplicaHasIt()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        await TitleAsync(store, libraries.TrackId);

        await RenameAsync(store, libraries.TrackId, "New");
        string afterTheWrite = await TitleAsync(store, libraries.TrackId);
        _time.Advance(TimeSpan.FromMinutes(1));
        string aMinuteLater = await TitleAsync(store, libraries.TrackId);
        await CatchUpAsync(libraries);
        await libraries.Replica.SqlAsync("UPDATE tracks SET title = 'Replayed'");
        _time.Advance(TimeSpan.FromMinutes(1));
        string afterTheReplay = await TitleAsync(store, libraries.TrackId);

        Assert.Equal(["New", "New", "Replayed"], [afterTheWrite, aMinuteLater, afterTheReplay]);
    }

    [Fact]
    public async Task Reads_AnotherStoresChangeWasReported_SeeIt()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider other = Open(libraries.Primary);
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        await TitleAsync(store, libraries.TrackId);
        await using IAsyncEnumerator<LibraryChange> changes = store.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> next = changes.MoveNextAsync();
        await RenameAsync(other, libraries.TrackId, "New");
        string before = await TitleAsync(store, libraries.TrackId);

        _time.Advance(new TrackStoreOptions().ChangePollInterval!.Value);
        await next;

        Assert.Equal(["Old", "New"], [before, await TitleAsync(store, libraries.TrackId)]);
    }

    [Fact]
    public async Task Writes_ReadWhatTheReplicaLacks_FromThePrimary()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider other = Open(libraries.Primary);
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        var track = new NewTrack { Title = "Second", Artist = "A" };
        GetOrAddResult added = await Tracks(other).GetOrAddAsync(track, cancellationToken: Cancel);

        GetOrAddResult found = await Tracks(store).GetOrAddAsync(track, cancellationToken: Cancel);

        Assert.Equal(added.Track.Id, found.Track.Id);
    }

    [Fact]
    public async Task Reads_ReplicaHasNoTables_ComeFromThePrimary()
    {
        await using Libraries libraries = await CreateAsync();
        await using PostgreSqlDatabase empty = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider store = Open(libraries.Primary, empty);

        Assert.Equal("Old", await TitleAsync(store, libraries.TrackId));
    }

    [Fact]
    public async Task Reads_ReplicaFails_ComeFromThePrimaryUntilItIsBack()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        await RenameAsync(store, libraries.TrackId, "New");
        await CatchUpAsync(libraries);
        string reached = await TitleAsync(store, libraries.TrackId);

        await SetConnectionsAsync(libraries, allowed: false);
        string gone = await TitleAsync(store, libraries.TrackId);
        await SetConnectionsAsync(libraries, allowed: true);
        _time.Advance(TimeSpan.FromMinutes(1));
        string back = await TitleAsync(store, libraries.TrackId);

        Assert.Equal(["Old", "New", "Old"], [reached, gone, back]);
    }

    [Fact]
    public async Task Reads_DataSource_ComeFromTheReplica()
    {
        await using Libraries libraries = await CreateAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(libraries.Replica.ConnectionString);
        await using ServiceProvider store = new ServiceCollection()
            .AddTrackStore(builder => builder.UsePostgreSql(options =>
            {
                options.ConnectionString = libraries.Primary.ConnectionString;
                options.ReadDataSource = source;
            }))
            .BuildServiceProvider();
        await libraries.Replica.SqlAsync("UPDATE tracks SET title = 'Replica'");

        Assert.Equal("Replica", await TitleAsync(store, libraries.TrackId));
    }

    [Fact]
    public async Task Reads_StreamingReplication_NeverMissAnOwnWrite()
    {
        await using ReplicatedServer server = await ReplicatedServer.StartAsync();
        await using ServiceProvider other = Open(server.Primary);
        await using ServiceProvider store = Open(server.Primary, server.Standby);
        await InitializeAsync(other);
        await InitializeAsync(store);
        long id = (await Tracks(store).AddAsync(new NewTrack { Title = "Old", Artist = "A" }, Cancel)).Id;
        string first = await TitleAsync(store, id);
        await server.CatchUpAsync();
        await server.PauseAsync();
        _time.Advance(TimeSpan.FromMinutes(1));

        await RenameAsync(other, id, "New");
        string behind = await TitleAsync(store, id);
        long own = (await Tracks(store).AddAsync(new NewTrack { Title = "Own", Artist = "A" }, Cancel)).Id;
        string[] afterOwn = [await TitleAsync(store, own), await TitleAsync(store, id)];
        await server.ResumeAsync();
        await server.CatchUpAsync();
        await server.PauseAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await RenameAsync(other, id, "Newer");
        string replayed = await TitleAsync(store, id);

        Assert.Equal(["Old", "Old", "Own", "New", "New"], [first, behind, .. afterOwn, replayed]);
    }

    [Fact]
    public async Task Read_CanceledDuringTheCheck_LeavesTheReplicaInUse()
    {
        await using Libraries libraries = await CreateAsync();
        await using ServiceProvider store = Open(libraries.Primary, libraries.Replica);
        await TitleAsync(store, libraries.TrackId);
        await RenameAsync(store, libraries.TrackId, "New");
        await CatchUpAsync(libraries);
        _time.Advance(TimeSpan.FromMinutes(1));
        await using (var connection = new NpgsqlConnection(libraries.Replica.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand("LOCK TABLE store_counters IN ACCESS EXCLUSIVE MODE", connection);
            await command.ExecuteNonQueryAsync(Cancel);
            using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(2));

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks(store).GetAsync(libraries.TrackId, impatient.Token));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Old", await TitleAsync(store, libraries.TrackId));
    }

    private async Task<Libraries> CreateAsync()
    {
        PostgreSqlDatabase primary = await PostgreSqlDatabase.CreateAsync();
        long id;
        await using (ServiceProvider store = Open(primary))
        {
            await InitializeAsync(store);
            id = (await Tracks(store).AddAsync(new NewTrack { Title = "Old", Artist = "A" }, Cancel)).Id;
            await store.GetRequiredService<IImageRepository>().ResizeAndStoreImageAsync(Pictures.Jpeg(1, 400, 400), id, cancellationToken: Cancel);
        }

        return new Libraries(primary, await PostgreSqlDatabase.CopyAsync(primary), id);
    }

    private ServiceProvider Open(PostgreSqlDatabase database, PostgreSqlDatabase? replica = null) => new ServiceCollection()
        .AddSingleton<TimeProvider>(_time)
        .AddTrackStore(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = database.ConnectionString;
            options.ReadConnectionString = replica?.ConnectionString;
        }))
        .BuildServiceProvider();

    // A server that is gone refuses new connections and has closed the others.
    // Further than the store is, which writes by itself when it opens.
    private static async Task CatchUpAsync(Libraries libraries)
        => await libraries.Replica.SqlAsync("UPDATE store_counters SET writes = writes + 100");

    private static async Task SetConnectionsAsync(Libraries libraries, bool allowed)
    {
        var pool = new NpgsqlConnectionStringBuilder(libraries.Replica.ConnectionString) { NoResetOnClose = true };
        await using (var connection = new NpgsqlConnection(pool.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await libraries.Primary.SqlAsync($"ALTER DATABASE {libraries.Replica.Name} ALLOW_CONNECTIONS {allowed}");
    }

    // Until the background work of the first use has written what it has to.
    private static Task InitializeAsync(ServiceProvider store) => store.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);

    private static ITrackRepository Tracks(ServiceProvider store) => store.GetRequiredService<ITrackRepository>();

    private static async Task<string> TitleAsync(ServiceProvider store, long trackId) => (await Tracks(store).GetAsync(trackId, Cancel))!.Title;

    private static async Task RenameAsync(ServiceProvider store, long trackId, string title)
        => await Tracks(store).UpdateAsync(trackId, new TrackUpdate { Title = title }, cancellationToken: Cancel);

    private sealed record Libraries(PostgreSqlDatabase Primary, PostgreSqlDatabase Replica, long TrackId) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Replica.DisposeAsync();
            await Primary.DisposeAsync();
        }
    }
}
