using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Stores that notify each other. The clock stands still, so that nothing is found by polling.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class NotifyOnChangeTests
{
    private const string Listener = "listener";

    // What the store that listens is named on the server while it listens.
    private const string Listening = $"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Listener}' AND datname = current_database()";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_AnotherStoreWrites_ReportsItAtOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider writer = Open(database);
        await using ServiceProvider reader = Open(database);
        await using IAsyncEnumerator<LibraryChange> changes = await WatchAsync(reader, database);

        Track track = await AddAsync(writer, "T");

        Assert.Equal([track.Id], (await NextAsync(changes)).AddedTrackIds);
        Assert.True(changes.Current.IsForeign);
    }

    [Fact]
    public async Task Cover_AnotherStoreReplacesIt_IsForgottenAtOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider writer = Open(database);
        await using ServiceProvider reader = Open(database);
        Track track = await AddAsync(writer, "T");
        await StoreAsync(writer, 1, track.Id);
        var loader = reader.GetRequiredService<IImageLoader>();
        await loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel);
        await UntilListeningAsync(database, 1);

        await StoreAsync(writer, 2, track.Id);

        while (loader.TryGetCached(ImageRequest.ForTrack(track.Id)) is not null)
            await Task.Delay(1, Cancel);
    }

    [Fact]
    public async Task Watch_ServerEndsTheConnection_ListensAgainAndMissesNothing()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider writer = Open(database);
        await using ServiceProvider reader = Open(database);
        await using IAsyncEnumerator<LibraryChange> changes = await WatchAsync(reader, database);

        await database.SqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Listener}'");
        await UntilListeningAsync(database, 0);
        Track missed = await AddAsync(writer, "Missed");
        await UntilListeningAsync(database, 1, advance: true);
        LibraryChange first = await NextAsync(changes);
        Track heard = await AddAsync(writer, "Heard");
        LibraryChange second = await NextAsync(changes);

        Assert.Equal([missed.Id], first.AddedTrackIds);
        Assert.Equal([heard.Id], second.AddedTrackIds);
    }

    [Fact]
    public async Task Watch_StoreThatDoesNotNotify_IsFoundByPolling()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider writer = Open(database, notifies: false);
        await using ServiceProvider reader = Open(database);
        await using IAsyncEnumerator<LibraryChange> changes = await WatchAsync(reader, database);

        await AddAsync(writer, "T");
        Task<LibraryChange> next = NextAsync(changes);
        await Task.Delay(100, Cancel);
        bool isHeard = next.IsCompleted;
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(isHeard);
        Assert.NotEmpty((await next).AddedTrackIds);
    }

    [Fact]
    public async Task Notification_WriteIsRolledBack_IsNotSent()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider writer = Open(database);
        await OpenAsync(writer);
        await using var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        var heard = new List<string>();
        connection.Notification += (_, notification) => heard.Add(notification.Payload);
        await connection.OpenAsync(Cancel);
        await using var listen = new NpgsqlCommand($"LISTEN {await database.SqlAsync("SELECT 'trackstore_' || md5('public')")}", connection);
        await listen.ExecuteNonQueryAsync(Cancel);

        await database.SqlAsync("ALTER TABLE change_log ADD CONSTRAINT refused CHECK (kind <> 'track_added') NOT VALID");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(writer, "Refused"));
        await database.SqlAsync("ALTER TABLE change_log DROP CONSTRAINT refused");
        await AddAsync(writer, "Stored");
        await connection.WaitAsync(Cancel);

        Assert.Single(heard);
    }

    [Fact]
    public async Task Dispose_StoreThatListens_ClosesTheConnection()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        ServiceProvider reader = Open(database);
        IAsyncEnumerator<LibraryChange> changes = await WatchAsync(reader, database);

        await reader.DisposeAsync();

        await UntilListeningAsync(database, 0);
        Assert.False(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task Open_NobodyWatches_DoesNotListen()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider store = Open(database);

        await AddAsync(store, "T");

        Assert.Equal(0L, await database.SqlAsync(Listening));
    }

    private ServiceProvider Open(PostgreSqlDatabase database, bool notifies = true) => new ServiceCollection()
        .AddSingleton<TimeProvider>(_time)
        .Configure<TrackStoreOptions>(options => options.ChangePollInterval = TimeSpan.FromHours(1))
        .AddTrackStore(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = database.ConnectionString;
            options.NotifyOnChange = notifies;
            options.ListenConnectionString = notifies ? $"{database.ConnectionString};Application Name={Listener}" : null;
        }))
        .BuildServiceProvider();

    private async Task<IAsyncEnumerator<LibraryChange>> WatchAsync(ServiceProvider store, PostgreSqlDatabase database)
    {
        await OpenAsync(store);
        IAsyncEnumerator<LibraryChange> changes = store.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        await UntilListeningAsync(database, 1);
        return changes;
    }

    // The connection is named before it listens, so its last statement is what tells.
    private async Task UntilListeningAsync(PostgreSqlDatabase database, long count, bool advance = false)
    {
        string sql = count == 0 ? Listening : $"{Listening} AND query LIKE 'LISTEN%' AND state = 'idle'";
        while ((long)(await database.SqlAsync(sql))! != count)
        {
            if (advance)
                _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancel);
        }
    }

    private static Task OpenAsync(ServiceProvider store) => store.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);

    private static async Task<LibraryChange> NextAsync(IAsyncEnumerator<LibraryChange> changes)
    {
        Assert.True(await changes.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        return changes.Current;
    }

    private static Task<Track> AddAsync(ServiceProvider store, string title)
        => store.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = title, Artist = "A" }, Cancel);

    private static async Task StoreAsync(ServiceProvider store, int picture, long trackId) => await store.GetRequiredService<IImageRepository>()
        .ResizeAndStoreImageAsync(Pictures.Jpeg(picture, 400, 400), trackId, cancellationToken: Cancel);
}
