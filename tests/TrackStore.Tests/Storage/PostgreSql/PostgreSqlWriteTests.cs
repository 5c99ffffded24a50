using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>What the rest of the engine relies on when it writes to PostgreSQL: plans, reads by values, and the write lock.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlWriteTests : IAsyncLifetime
{
    private PostgreSqlDatabase _database = null!;
    private ServiceProvider _library = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IStoreProvider Provider => _library.GetRequiredService<IStoreProvider>();

    private StoreDatabase Store => _library.GetRequiredService<StoreDatabase>();

    public async ValueTask InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync();
        _library = Open(_database.ConnectionString);
        // Waits for the startup tasks, whose writes some tests would count.
        await Store.InitializeAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_library is not null)
            await _library.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Plan_RowsOfEveryTable_AreStoredAsTheyWere()
    {
        await using var sqlite = new TestLibrary(register: services => services.AddSingleton<IArtworkNetwork>(new ScriptedNetwork(1)));
        await SampleTracks.FillAsync(sqlite.Services, sqlite.Time.Advance, Cancel);
        await Store.InitializeAsync(Cancel);
        await using DbContext from = sqlite.Services.GetRequiredService<IStoreProvider>().Rent().Context;
        await using DbContext to = Provider.Rent().Context;
        await to.Set<StoreCountersEntity>().ExecuteDeleteAsync(Cancel);
        await to.Set<StoreSettingEntity>().ExecuteDeleteAsync(Cancel);
        IEntityType[] entities = [.. to.Model.GetEntityTypes()];

        var plan = new ChangePlan();
        foreach (IEntityType entity in entities)
            await CallAsync(nameof(AddAllAsync), entity, from, to, plan);
        await ApplyAsync(plan);

        await StoredRows.AssertSameAsync(from, to);
    }

    [Fact]
    public async Task Plan_Updates_WriteTheirColumnsOfTheirRowsOnly()
    {
        await AddTagsAsync("a", "b", "c");
        await using DbContext context = Provider.Rent().Context;
        TableMap<TagEntity> table = StoreMap.Of(context).Table<TagEntity>();
        ulong columns = table.Column(nameof(TagEntity.Description)).Bit | table.Column(nameof(TagEntity.Color)).Bit;

        var plan = new ChangePlan();
        TagEntity[] changed = [Tag(1, "ignored") with { Description = null, Color = "#1" }, Tag(3, "ignored") with { Description = "d", Color = null }];
        plan.Add(new RowChanges<TagEntity>(table, RowChangeKind.Update, changed, columns));
        await ApplyAsync(plan);

        Assert.Equal(
            [(1, "a", null, "#1"), (2, "b", "b", "#0"), (3, "c", "d", null)],
            (await context.Set<TagEntity>().OrderBy(tag => tag.Id).ToListAsync(Cancel)).Select(tag => (tag.Id, tag.Name, tag.Description, tag.Color)));
    }

    [Fact]
    public async Task Plan_AlikeUpdatesAndDeletions_ChangeTheirRowsOnly()
    {
        await AddTagsAsync("a", "b", "c", "d");
        await using DbContext context = Provider.Rent().Context;
        TableMap<TagEntity> table = StoreMap.Of(context).Table<TagEntity>();

        var plan = new ChangePlan();
        TagEntity[] alike = [Tag(1, "x") with { Description = null }, Tag(2, "x")];
        plan.Add(new RowChanges<TagEntity>(table, RowChangeKind.UpdateAlike, alike, table.Column(nameof(TagEntity.Description)).Bit));
        plan.Add(new RowChanges<TagEntity>(table, RowChangeKind.Delete, [Tag(3, "c"), Tag(9, "never there")], table.KeyColumns));
        await ApplyAsync(plan);

        Assert.Equal(
            [(1, "a", null), (2, "b", null), (4, "d", "d")],
            (await context.Set<TagEntity>().OrderBy(tag => tag.Id).ToListAsync(Cancel)).Select(tag => (tag.Id, tag.Name, tag.Description)));
    }

    [Fact]
    public async Task Rows_FoundByTexts_AreComparedByCodePoints()
    {
        await AddTagsAsync("É", "e", "E", "\uFDFA");

        long[] found = await Store.PreviewAsync(rows => (long[])[.. new[] { "e", "É", "none" }.SelectMany(name => rows.Tags.ByKey.Find(name)).Select(tag => tag.Id)], Cancel);

        Assert.Equal([2, 1], found);
    }

    [Fact]
    public async Task Rows_WithALimit_AreThoseWithTheLowestIdsOfEachValue()
    {
        await Store.PlanAsync(
            rows =>
            {
                for (int i = 0; i < 2 * (LibraryRows.MaxCandidates + 5); i++)
                    rows.Tracks.Put(NewTrack(rows.NewId(IdKind.Track), i % 2 == 0 ? "even" : "odd"));
                return true;
            },
            Cancel);

        long[][] found = await Store.PreviewAsync(rows => (long[][])[.. new[] { "even", "odd", "none" }.Select(artist => Ids(rows.Tracks.BySortArtist.Find(artist)))], Cancel);

        Assert.Equal([Odd(1), Odd(2), []], found);

        static long[] Odd(int first) => [.. Enumerable.Range(0, LibraryRows.MaxCandidates).Select(i => (long)(first + (2 * i)))];
        static long[] Ids(IEnumerable<TrackEntity> tracks) => [.. tracks.Select(track => track.Id).Order()];
    }

    [Fact]
    public async Task Preview_Ends_GivesItsConnectionBack()
    {
        await using ServiceProvider small = Open($"{_database.ConnectionString};Maximum Pool Size=1;Timeout=2");
        var store = small.GetRequiredService<StoreDatabase>();

        for (int i = 0; i < 3; i++)
            Assert.Null(await store.PreviewAsync(rows => rows.Tracks.Find(1), Cancel));
    }

    [Fact]
    public async Task Write_AnotherProcessHoldsTheLock_FailsAsBusyAndWorksLater()
    {
        await using ServiceProvider impatient = Open(_database.ConnectionString, options => options.LockTimeout = TimeSpan.FromSeconds(1));
        var store = impatient.GetRequiredService<StoreDatabase>();
        await using var other = new NpgsqlConnection(_database.ConnectionString);
        await other.OpenAsync(Cancel);
        await using (NpgsqlTransaction held = await other.BeginTransactionAsync(Cancel))
        {
            await using var take = new NpgsqlCommand("UPDATE store_counters SET writes = writes", other);
            await take.ExecuteNonQueryAsync(Cancel);

            StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PlanAsync(AddTag, Cancel));
            Assert.Equal(StoreFault.Busy, error.Fault);
        }

        Assert.Equal(1, await store.PlanAsync(AddTag, Cancel));
    }

    [Fact]
    public async Task Write_RolledBack_TakesItsIdsAndItsNumberBack()
    {
        await Store.InitializeAsync(Cancel);
        long before = (long)(await _database.SqlAsync("SELECT writes FROM store_counters"))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync<bool>(
            async (transaction, token) =>
            {
                await transaction.PlanAsync(AddTag, token);
                await transaction.WritePlanAsync(token);
                throw new InvalidOperationException();
            },
            Cancel));

        Assert.Equal(1, await Store.PlanAsync(AddTag, Cancel));
        Assert.Equal((before + 1, 1L), (await _database.SqlAsync("SELECT writes FROM store_counters"), await _database.SqlAsync("SELECT count(*) FROM tags")));
    }

    // The gate of a process is left out: these stand for writers of four processes.
    [Fact]
    public async Task Writes_FourProcessesUnderAStricterDefaultIsolation_TakeTurns()
    {
        const int Writers = 4, Writes = 25;
        await _database.SqlAsync($"ALTER DATABASE {_database.Name} SET default_transaction_isolation = 'serializable'");
        ServiceProvider[] nodes = [.. Enumerable.Range(0, Writers).Select(node => Open($"{_database.ConnectionString};Application Name=node{node}"))];

        foreach (ServiceProvider node in nodes)
            await node.GetRequiredService<StoreDatabase>().InitializeAsync(Cancel);
        long before = (long)(await _database.SqlAsync("SELECT writes FROM store_counters"))!;

        await Task.WhenAll(nodes.Select(async node =>
        {
            var store = node.GetRequiredService<StoreDatabase>();
            var provider = node.GetRequiredService<IStoreProvider>();
            for (int i = 0; i < Writes; i++)
            {
                await using DbContext context = provider.Rent().Context;
                StartedWrite started = await provider.BeginWriteAsync(context, Cancel);
                await using (started.Transaction)
                {
                    var transaction = new StoreTransaction(provider, context, started.Counters, store.Now());
                    await transaction.PlanAsync(AddTag, Cancel);
                    await transaction.CompleteAsync("writer", Cancel);
                    await started.Transaction.CommitAsync(Cancel);
                }
            }
        }));

        Assert.Equal(before + (Writers * Writes), await _database.SqlAsync("SELECT writes FROM store_counters"));
        Assert.Equal((long)(Writers * Writes), await _database.SqlAsync("SELECT max(id) FROM tags HAVING count(*) = max(id)"));
        foreach (ServiceProvider node in nodes)
            await node.DisposeAsync();
    }

    private static long AddTag(LibraryRows rows)
    {
        long id = rows.NewId(IdKind.Tag);
        rows.Tags.Put(Tag(id, $"tag {id}"));
        return id;
    }

    private static TagEntity Tag(long id, string name) => new()
    {
        Id = id,
        Name = name,
        NameKey = name,
        Description = name,
        Color = "#0",
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private static TrackEntity NewTrack(long id, string artist) => new()
    {
        Id = id,
        Title = "t",
        Artist = artist,
        SearchKey = "t",
        SortTitle = "t",
        SortArtist = artist,
        FieldSources = "ta4:base", IdentityKey = [1],
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        UpdatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private static ServiceProvider Open(string connectionString, Action<PostgreSqlStoreOptions>? configure = null) => new ServiceCollection()
        .AddTrackStore(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = connectionString;
            configure?.Invoke(options);
        }))
        .BuildServiceProvider();

    private static Task CallAsync(string method, IEntityType entity, params object[] arguments)
        => (Task)typeof(PostgreSqlWriteTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, arguments)!;

    private static async Task AddAllAsync<TRow>(DbContext from, DbContext to, ChangePlan plan)
        where TRow : class
    {
        TableMap<TRow> table = StoreMap.Of(to).Table<TRow>();
        List<TRow> rows = await from.Set<TRow>().AsNoTracking().ToListAsync(Cancel);
        if (rows.Count > 0)
            plan.Add(new RowChanges<TRow>(table, RowChangeKind.Insert, rows, table.AllColumns));
    }

    private async Task AddTagsAsync(params string[] names)
    {
        await Store.PlanAsync(
            rows =>
            {
                foreach (string name in names)
                    rows.Tags.Put(Tag(rows.NewId(IdKind.Tag), name));
                return true;
            },
            Cancel);
    }

    private async Task ApplyAsync(ChangePlan plan)
    {
        await using DbContext context = Provider.Rent().Context;
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        await Provider.Changes.ApplyAsync(context, plan, Cancel);
        await transaction.CommitAsync(Cancel);
    }
}
