using Microsoft.EntityFrameworkCore;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>A host's rows and the library's are committed together, or not at all.</summary>
public sealed class ExecuteInTransactionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private IAsyncEnumerator<LibraryChange> _changes = null!;

    public ExecuteInTransactionTests()
    {
        var services = new ServiceCollection();
        services.AddDbContext<SetlistContext>(options => options.AllowManyServices().UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False"));
        services.AddTrackStore(store => store.UseDbContext<SetlistContext>());
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackStoreDatabase Database => _services.GetRequiredService<ITrackStoreDatabase>();

    private ITrackRepository Tracks => _services.GetRequiredService<ITrackRepository>();

    public async ValueTask InitializeAsync()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SetlistContext>().Database.EnsureCreatedAsync(Cancel);
        _changes = _services.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _changes.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ExecuteInTransaction_RowsOfBoth_AreCommittedTogetherAndToldAfterwards()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        await Database.InitializeAsync(Cancel);
        Task<bool> told = _changes.MoveNextAsync().AsTask();

        Track added = await Database.ExecuteInTransactionAsync(
            context,
            async token =>
            {
                Track track = await Tracks.AddAsync(New("One"), token);
                context.Entries.Add(new SetlistEntry { TrackId = track.Id });
                await context.SaveChangesAsync(token);
                Assert.Equal(track, await Tracks.GetAsync(track.Id, token));
                Assert.False(told.IsCompleted);
                return track;
            },
            Cancel);

        Assert.True(await told);
        Assert.Equal([added.Id], _changes.Current.AddedTrackIds);
        Assert.Equal(added.Id, (await EntriesAsync()).Single().TrackId);
        Assert.Equal(added, await Tracks.GetAsync(added.Id, Cancel));
        Assert.Equal(typeof(SetlistEntry), Assert.Single(context.ChangeTracker.Entries()).Metadata.ClrType);
    }

    [Fact]
    public async Task ExecuteInTransaction_WorkFails_NothingIsStoredAndNobodyIsTold()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();

        await Database.InitializeAsync(Cancel);
        Task<bool> told = _changes.MoveNextAsync().AsTask();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Database.ExecuteInTransactionAsync(
            context,
            async token =>
            {
                Track track = await Tracks.AddAsync(New("One"), token);
                context.Entries.Add(new SetlistEntry { TrackId = track.Id });
                await context.SaveChangesAsync(token);
                throw new TimeZoneNotFoundException();
            },
            Cancel));

        Assert.False(told.IsCompleted);
        Assert.Empty(await EntriesAsync());
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal(1, (await Tracks.AddAsync(New("Two"), Cancel)).Id);
        Assert.True(await told);
        Assert.Equal([1], _changes.Current.AddedTrackIds);
    }

    [Fact]
    public async Task ExecuteInTransaction_StoreRefusesACall_WorkMayGoOn()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        Track first = await Tracks.AddAsync(New("One"), Cancel);

        await Database.ExecuteInTransactionAsync(
            context,
            async token =>
            {
                await Assert.ThrowsAsync<EditConflictException>(
                    () => Tracks.UpdateAsync(first.Id, new TrackUpdate { Title = "Refused", ExpectedEditVersion = 7 }, token));
                await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.UpdateAsync([first.Id, 99], new TrackUpdate { Title = "Refused" }, token));
                await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Tracks.AddAsync(New($"More {i}"), token)));
            },
            Cancel);

        Assert.Equal("One", (await Tracks.GetAsync(first.Id, Cancel))!.Title);
        Assert.Equal(6, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_ChosenSettings_AreNeitherChangedNorUndone()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        var history = _services.GetRequiredService<IChangeHistory>();
        var rankings = _services.GetRequiredService<IFieldRankings>();
        var renditions = _services.GetRequiredService<IRenditionSettings>();
        HistoryEntry ranked = (await rankings.ApplyAsync(rankings.Current with { Default = ["discogs"] }, cancellationToken: Cancel))!;
        HistoryEntry rendered = (await renditions.UseAsync(renditions.Current with { Quality = 50 }, Cancel))!;

        await Database.ExecuteInTransactionAsync(
            context,
            async token =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => rankings.ApplyAsync(new PlatformRankings { Default = [] }, cancellationToken: token));
                await Assert.ThrowsAsync<InvalidOperationException>(() => renditions.UseAsync(RenditionProfile.Default, token));
                await Assert.ThrowsAsync<InvalidOperationException>(() => history.UndoAsync(ranked.Id, token));
                await Assert.ThrowsAsync<InvalidOperationException>(() => history.UndoAsync(rendered.Id, token));
            },
            Cancel);

        Assert.Equal((50, "discogs"), (renditions.Current.Quality, rankings.Current.Default[0]));
        await history.UndoAsync(rendered.Id, Cancel);
        await history.UndoAsync(ranked.Id, Cancel);
        Assert.Equal((85, "spotify"), (renditions.Current.Quality, rankings.Current.Default[0]));
    }

    [Fact]
    public async Task ExecuteInTransaction_TransactionBegunBefore_IsRefused()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ExecuteInTransactionAsync(context, _ => Task.CompletedTask, Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_OtherDatabase_IsRefused()
    {
        await using var embedded = new TestLibrary();
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        var other = new SetlistContext(ContextOptions.New<SetlistContext>().UseSqlite($"Data Source={_folder.PathOf("other.db")}").Options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => embedded.Database.ExecuteInTransactionAsync(context, _ => Task.CompletedTask, Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ExecuteInTransactionAsync(other, _ => Task.CompletedTask, Cancel));
    }

    [Fact]
    public async Task ExecuteInTransaction_WithinAnother_IsRefused()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ExecuteInTransactionAsync(
            context,
            token => Database.ExecuteInTransactionAsync(context, _ => Task.CompletedTask, token),
            Cancel));
    }

    [Fact]
    public async Task HostsScopedContext_CallsOfTheStore_LeaveItsUnsavedRowsAlone()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
        context.Entries.Add(new SetlistEntry { TrackId = 1 });

        await Tracks.AddAsync(New("One"), Cancel);

        Assert.Empty(await EntriesAsync());
        Assert.Equal(EntityState.Added, Assert.Single(context.ChangeTracker.Entries()).State);
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "Artist" };

    private async Task<List<SetlistEntry>> EntriesAsync()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetlistContext>().Entries.AsNoTracking().ToListAsync(Cancel);
    }
}
