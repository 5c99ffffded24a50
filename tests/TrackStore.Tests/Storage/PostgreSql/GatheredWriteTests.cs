using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Writes of one process that wait for each other. The row of counters tells how many transactions there were.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class GatheredWriteTests : IAsyncLifetime
{
    // A clock that stands still: however slow the machine is, no batch takes too long.
    private readonly FakeTimeProvider _time = new();
    private PostgreSqlDatabase _database = null!;
    private ServiceProvider _library = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StoreDatabase Store => _library.GetRequiredService<StoreDatabase>();

    public async ValueTask InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync();
        _library = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddTrackStore(store => store.UsePostgreSql(_database.ConnectionString)).BuildServiceProvider();
        await Store.InitializeAsync(Cancel);
        await _database.SqlAsync("UPDATE store_counters SET writes = 0");
    }

    public async ValueTask DisposeAsync()
    {
        if (_library is not null)
            await _library.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Writes_ThatWait_ShareACommitAndEndInTheirOrder()
    {
        await using IAsyncEnumerator<LibraryChange> changes = _library.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        Task<long>[] writes = await WhileOneRunsAsync(() => [.. Enumerable.Range(0, 10).Select(i => AddAsync($"tag {i}"))]);

        long[] ids = await Task.WhenAll(writes);
        var told = new List<long>();
        while (told.Count < 11 && await changes.MoveNextAsync())
            told.AddRange(changes.Current.DefinedTagIds);

        Assert.Equal([.. Enumerable.Range(2, 10).Select(id => (long)id)], ids);
        Assert.Equal([.. Enumerable.Range(1, 11).Select(id => (long)id)], told);
        Assert.Equal((1L, 11L), await CountsAsync());
    }

    [Fact]
    public async Task Writes_MoreThanABatchTakes_NeedAnotherTransaction()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() => [.. Enumerable.Range(0, 100).Select(i => AddAsync($"tag {i}"))]);

        await Task.WhenAll(writes);

        (long transactions, long tags) = await CountsAsync();
        Assert.Equal(101, tags);
        Assert.InRange(transactions, 2, 20);
    }

    [Fact]
    public async Task Writes_AfterATenthOfASecond_NeedAnotherTransaction()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(101));
            return [AddAsync("a"), AddAsync("b")];
        });

        await Task.WhenAll(writes);

        Assert.Equal((2L, 3L), await CountsAsync());
    }

    [Fact]
    public async Task Write_CountersAreGone_FailsInsteadOfWritingWithoutTheLock()
    {
        await _database.SqlAsync("DELETE FROM store_counters");

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync((_, _) => Task.FromResult(true), Cancel));

        Assert.Equal(StoreFault.Corrupt, error.Fault);
    }

    [Fact]
    public async Task Write_NothingWaits_IsATransactionOfItsOwn()
    {
        await AddAsync("a");
        await AddAsync("b");

        Assert.Equal((2L, 2L), await CountsAsync());
    }

    [Fact]
    public async Task Write_SeesWhatEarlierOnesOfItsBatchWrote()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() => [AddAsync("same"), Store.PlanAsync(rows => rows.Tags.ByKey.Find("same").Single().Id, Cancel)]);

        Assert.Equal(await writes[0], await writes[1]);
        Assert.Equal((1L, 2L), await CountsAsync());
    }

    [Fact]
    public async Task Plan_Throws_LeavesTheOthersAloneAndGivesItsIdsBack()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() => [AddAsync("a"), AddAsync("b", failure: new InvalidDataException("mine")), AddAsync("c")]);

        Assert.Equal("mine", (await Assert.ThrowsAsync<InvalidDataException>(() => writes[1])).Message);
        Assert.Equal((2L, 3L), (await writes[0], await writes[2]));
        Assert.Equal((1L, 3L), await CountsAsync());
    }

    [Fact]
    public async Task Write_ThrowsAfterItWrote_IsTakenBackAndTheOthersRunAlone()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() =>
        [
            AddAsync("a"),
            Store.WriteAsync<long>(
                async (transaction, token) =>
                {
                    await transaction.PlanAsync(rows => Add(rows, "b"), token);
                    await transaction.WritePlanAsync(token);
                    throw new InvalidDataException("mine");
                },
                Cancel),
            AddAsync("c"),
        ]);

        await Assert.ThrowsAsync<InvalidDataException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal(3L, (await CountsAsync()).Tags);
        Assert.Equal(0L, await _database.SqlAsync("SELECT count(*) FROM tags WHERE name = 'b'"));
    }

    [Fact]
    public async Task Statement_Fails_FailsItsWriteOnly()
    {
        Task<long>[] writes = await WhileOneRunsAsync(() =>
        [
            AddAsync("a"),
            Store.WriteAsync(async (transaction, token) => (long)await transaction.Context.Database.ExecuteSqlRawAsync("SELECT 1 / 0", token), Cancel),
            AddAsync("c"),
        ]);

        Assert.Equal(StoreFault.Unknown, (await Assert.ThrowsAsync<StoreUnavailableException>(() => writes[1])).Fault);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal(3L, (await CountsAsync()).Tags);
    }

    [Fact]
    public async Task Write_CanceledWhileItWaits_EndsAtOnceAndLeavesTheOthersAlone()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var canceled = new List<Task>();
        Task<long>[] writes = await WhileOneRunsAsync(() =>
        {
            Task<long>[] waiting = [AddAsync("a"), AddAsync("b", token: cancellation.Token), AddAsync("c")];
            cancellation.Cancel();
            canceled.Add(Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[1].WaitAsync(TimeSpan.FromSeconds(30), Cancel)));
            return waiting;
        });

        await Task.WhenAll(canceled);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal((1L, 3L), await CountsAsync());
    }

    [Fact]
    public async Task Write_CanceledDuringItsPlan_LeavesTheOthersAlone()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<long>[] writes = await WhileOneRunsAsync(() =>
        [
            AddAsync("a"),
            Store.PlanAsync(
                rows =>
                {
                    cancellation.Cancel();
                    return Add(rows, "b");
                },
                cancellation.Token),
            AddAsync("c"),
        ]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal((1L, 3L), await CountsAsync());
    }

    [Fact]
    public async Task Commit_Fails_FailsTheWriteThatIsToBlameOnly()
    {
        await AtCommitAsync("RAISE 'refused' USING ERRCODE = '23514'");

        Task<long>[] writes = await WhileOneRunsAsync(() => [AddAsync("a"), AddAsync("bad"), AddAsync("c")]);

        Assert.Contains("refused", (await Assert.ThrowsAsync<StoreUnavailableException>(() => writes[1])).Message, StringComparison.Ordinal);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal((3L, 3L), await CountsAsync());
    }

    [Fact]
    public async Task Commit_ConnectionBreaks_RunsNothingAgain()
    {
        await AtCommitAsync("PERFORM pg_terminate_backend(pg_backend_pid())");
        int runs = 0;

        Task<long>[] writes = await WhileOneRunsAsync(() => [Store.PlanAsync(rows => Add(rows, "a", () => runs++), Cancel), AddAsync("bad")]);

        Assert.All(await Task.WhenAll(writes.Select(write => Assert.ThrowsAsync<StoreUnavailableException>(() => write))), error =>
        {
            Assert.Equal(StoreFault.Unreachable, error.Fault);
            Assert.Contains("may have been stored", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("again", error.Message, StringComparison.OrdinalIgnoreCase);
        });
        Assert.InRange(runs, 1, 1);
        Assert.Equal((0L, 0L), await CountsAsync());
    }

    [Fact]
    public async Task ManyWriters_OneItemAWrite_StoreEachOnceInFewerTransactions()
    {
        const int Writers = 8, Writes = 25;
        var tags = _library.GetRequiredService<ITagRepository>();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (int i = 0; i < Writes; i++)
                await tags.DefineTagAsync($"tag {(writer + i) % 100}", $"{writer}", null, Cancel);
        }));

        (long transactions, long stored) = await CountsAsync();
        Assert.Equal(Writers + Writes - 1, stored);
        Assert.InRange(transactions, 1, Writers * Writes / 2);
    }

    private static long Add(LibraryRows rows, string name, Action? onRun = null)
    {
        rows.Tags.ByKey.Find(name);
        long id = rows.NewId(IdKind.Tag);
        if (!rows.HasMissing)
            onRun?.Invoke();
        rows.Tags.Put(new TagEntity { Id = id, Name = name, NameKey = name, CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        rows.Changes.DefinedTag(id);
        return id;
    }

    private Task<long> AddAsync(string name, Exception? failure = null, CancellationToken? token = null) => Store.PlanAsync(
        rows => failure is not null && Add(rows, name) > 0 ? throw failure : Add(rows, name),
        token ?? Cancel);

    /// <summary>Starts writes while another one, which adds a tag, is running, so that they wait.</summary>
    private async Task<Task<long>[]> WhileOneRunsAsync(Func<Task<long>[]> start)
    {
        var running = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Task<long> first = Store.WriteAsync(
            async (transaction, token) =>
            {
                running.TrySetResult();
                await release.Task.WaitAsync(token);
                return await transaction.PlanAsync(rows => Add(rows, "first"), token);
            },
            Cancel);
        await running.Task.WaitAsync(Cancel);
        Task<long>[] writes = start();
        release.SetResult();
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return writes;
    }

    private Task<object?> AtCommitAsync(string action) => _database.SqlAsync($"""
        CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {action}; RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON tags DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.name = 'bad') EXECUTE FUNCTION at_commit()
        """);

    private async Task<(long Transactions, long Tags)> CountsAsync()
        => ((long)(await _database.SqlAsync("SELECT writes FROM store_counters"))!, (long)(await _database.SqlAsync("SELECT count(*) FROM tags"))!);
}
