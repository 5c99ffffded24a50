using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>Calls that fail within a host's transaction, and transactions that can't begin or end.</summary>
public sealed class ExecuteInTransactionFailureTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private AsyncServiceScope _scope;

    public ExecuteInTransactionFailureTests() => _services = Open();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StoreDatabase Database => (StoreDatabase)_services.GetRequiredService<ITrackStoreDatabase>();

    private ITrackRepository Tracks => _services.GetRequiredService<ITrackRepository>();

    private SetlistContext Context => _scope.ServiceProvider.GetRequiredService<SetlistContext>();

    private string ConnectionString => $"Data Source={_folder.PathOf("host.db")};Pooling=False";

    public async ValueTask InitializeAsync()
    {
        _scope = _services.CreateAsyncScope();
        await Context.Database.EnsureCreatedAsync(Cancel);
        await Database.InitializeAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ExecuteInTransaction_PlanIsCanceled_IsNotWrittenByLaterCallsOrTheCommit(bool callsAgain)
    {
        await Database.ExecuteInTransactionAsync(
            Context,
            async token =>
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(PlanCanceledAsync);
                if (callsAgain)
                    await Tracks.AddAsync(New("Two"), token);
                Context.Entries.Add(new SetlistEntry { TrackId = 1 });
                await Context.SaveChangesAsync(token);
            },
            Cancel);

        Assert.Null(await Database.ReadAsync((context, token) => StoreSettings.ReadAsync(context, "canceled", token), Cancel));
        Assert.Equal(callsAgain ? 1 : 0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal(1, await Context.Entries.CountAsync(Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_CallFailsHalfway_LaterCallsAndTheCommitAreRefused()
    {
        InvalidOperationException? later = null;

        InvalidOperationException refused = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Database.ExecuteInTransactionAsync(
            Context,
            async token =>
            {
                await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => WriteHalfAsync(token));
                later = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Tracks.AddAsync(New("Two"), token));
                Context.Entries.Add(new SetlistEntry { TrackId = 1 });
                await Context.SaveChangesAsync(token);
            },
            Cancel));

        Assert.IsType<TimeZoneNotFoundException>(refused.InnerException);
        Assert.Equal(refused.Message, later!.Message);
        Assert.Null(await Database.ReadAsync((context, token) => StoreSettings.ReadAsync(context, "half", token), Cancel));
        Assert.Equal(0, await Context.Entries.CountAsync(Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_StatementOfACallFails_LaterCallsAreRefusedWithItsFailure()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Database.ExecuteInTransactionAsync(
            Context,
            async token =>
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(
                    () => Database.ReadAsync((context, t) => context.Database.ExecuteSqlRawAsync("SELECT * FROM missing", t), token));
                InvalidOperationException later = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Tracks.GetAsync(1, token));
                Assert.Contains("missing", later.Message, StringComparison.Ordinal);
            },
            Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_AlbumIsInUse_WorkMayGoOn()
    {
        Track track = await Tracks.AddAsync(New("One") with { Album = "Album" }, Cancel);
        await Database.ExecuteInTransactionAsync(
            Context,
            async token =>
            {
                await Assert.ThrowsAsync<AlbumInUseException>(() => _services.GetRequiredService<IAlbumRepository>().DeleteAsync(track.AlbumId!.Value, token));
                await Tracks.AddAsync(New("Two"), token);
            },
            Cancel);

        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_CallIsNotAwaited_EndsBeforeTheCommitAndLaterOnesAreRefused()
    {
        var release = new TaskCompletionSource();
        Task<int>? running = null, waiting = null;
        Task done = Database.ExecuteInTransactionAsync(
            Context,
            _ =>
            {
                running = Database.ReadAsync(
                    async (_, token) =>
                    {
                        await release.Task.WaitAsync(token);
                        return 1;
                    },
                    Cancel);
                waiting = Database.ReadAsync((_, _) => Task.FromResult(2), Cancel);
                return Task.CompletedTask;
            },
            Cancel);

        Assert.False(done.IsCompleted);
        release.SetResult();
        await done;
        Assert.Equal(1, await running!);
        await ((Task)waiting!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.True(waiting.IsCompletedSuccessfully || waiting.Exception!.InnerException is InvalidOperationException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExecuteInTransaction_Ends_LeavesTheConnectionAsItWas(bool isOpen)
    {
        if (isOpen)
            await Context.Database.OpenConnectionAsync(Cancel);

        await Database.ExecuteInTransactionAsync(Context, token => Tracks.AddAsync(New("One"), token), Cancel);

        Assert.Equal(isOpen ? ConnectionState.Open : ConnectionState.Closed, Context.Database.GetDbConnection().State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExecuteInTransaction_AnotherProcessWrites_IsBusyAndLeavesTheConnectionAsItWas(bool isOpen)
    {
        if (isOpen)
            await Context.Database.OpenConnectionAsync(Cancel);
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync(Cancel);
        await using SqliteTransaction held = other.BeginTransaction(deferred: false);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => Database.ExecuteInTransactionAsync(Context, _ => Task.CompletedTask, Cancel));

        Assert.Equal(StoreFault.Busy, error.Fault);
        Assert.Equal(isOpen ? ConnectionState.Open : ConnectionState.Closed, Context.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task ExecuteInTransaction_HostsStatementFails_ThrowsWhatTheDriverThrows()
        => await Assert.ThrowsAsync<SqliteException>(() => Database.ExecuteInTransactionAsync(
            Context, token => Context.Database.ExecuteSqlRawAsync("SELECT * FROM missing", token), Cancel));

    [Fact]
    public async Task ExecuteInTransaction_WritesThroughAnotherLibrary_IsRefusedInsteadOfWaitingForItself()
    {
        await using ServiceProvider second = Open();
        var tracks = second.GetRequiredService<ITrackRepository>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));

        await Database.ExecuteInTransactionAsync(
            Context,
            _ => Assert.ThrowsAsync<InvalidOperationException>(() => tracks.AddAsync(New("Two"), patience.Token)),
            Cancel);

        Assert.NotNull(await tracks.AddAsync(New("Two"), Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_WhileItRuns_OtherWritesAndDisposeWait()
    {
        var running = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Task<Track> work = Database.ExecuteInTransactionAsync(
            Context,
            async token =>
            {
                running.SetResult();
                await release.Task.WaitAsync(token);
                return await Tracks.AddAsync(New("One"), token);
            },
            Cancel);
        await running.Task.WaitAsync(Cancel);

        Task<IDisposable> other = _services.GetRequiredService<IStoreProvider>().Gate.EnterAsync(Cancel);
        Assert.False(other.IsCompleted);
        Task disposed = Database.DisposeAsync().AsTask();
        Assert.False(disposed.IsCompleted);

        release.SetResult();
        Assert.Equal("One", (await work).Title);
        (await other).Dispose();
        await disposed;
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "Artist" };

    private ServiceProvider Open()
    {
        var services = new ServiceCollection();
        services.AddDbContext<SetlistContext>(options => options.AllowManyServices().UseSqlite(ConnectionString));
        services.Configure<SqliteStoreOptions>(options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        services.AddTrackStore(store => store.UseDbContext<SetlistContext>());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private async Task PlanCanceledAsync()
    {
        using var canceled = new CancellationTokenSource();
        await Database.PlanAsync(
            rows =>
            {
                StoreSettings.Set(rows, "canceled", "1");
                if (!rows.HasMissing)
                    canceled.Cancel();
                return true;
            },
            canceled.Token);
    }

    private Task<bool> WriteHalfAsync(CancellationToken cancellationToken) => Database.WriteAsync<bool>(
        async (transaction, token) =>
        {
            await transaction.PlanAsync(rows => StoreSettings.Set(rows, "half", "1"), token);
            await transaction.WritePlanAsync(token);
            throw new TimeZoneNotFoundException();
        },
        cancellationToken);
}
