using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A host's context on PostgreSQL.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class HostPostgreSqlConformanceTests : HostPostgreSqlConformance
{
    protected override bool IsPortable => false;

    private StoreDatabase Database => (StoreDatabase)Store.GetRequiredService<ITrackStoreDatabase>();

    [Fact]
    [Trait(Set, Core)]
    public async Task Write_ContextRetries_RunsOnce()
    {
        int runs = 0;

        int stored = await Database.WriteAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.PlanAsync(rows => StoreSettings.Set(rows, "key", "value"), token);
                await transaction.WritePlanAsync(token);
                return await transaction.Context.Set<StoreSettingEntity>().CountAsync(setting => setting.Key == "key", token);
            },
            Cancel);

        Assert.Equal((1, 1), (runs, stored));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Write_RefusedWhileTheContextRetries_RunsOnce()
    {
        int runs = 0;

        await Assert.ThrowsAsync<TrackNotFoundException>(() => Database.WriteAsync<bool>(
            (_, _) =>
            {
                runs++;
                throw new TrackNotFoundException(1);
            },
            Cancel));

        Assert.Equal(1, runs);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Writes_ThatWaitWhileTheContextRetries_ShareACommit()
    {
        // Waits for the startup tasks, whose writes would be counted.
        await Database.InitializeAsync(Cancel);
        long before = await WritesAsync();
        var running = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Task<bool> first = Database.WriteAsync(
            async (_, token) =>
            {
                running.SetResult();
                await release.Task.WaitAsync(token);
                return true;
            },
            Cancel);
        await running.Task.WaitAsync(Cancel);
        Task[] waiting = [.. Enumerable.Range(0, 5).Select(i => Store.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = $"{i}", Artist = "A" }, Cancel))];

        release.SetResult();
        await Task.WhenAll([first, .. waiting]);

        Assert.Equal(before + 1, await WritesAsync());
    }

    private Task<long> WritesAsync()
        => Database.ReadAsync((context, token) => context.Set<StoreCountersEntity>().Select(counters => counters.Writes).SingleAsync(token), Cancel);
}
