using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Copying;

/// <summary>Copies between SQLite and PostgreSQL; skipped without a server.</summary>
public sealed class PostgreSqlCopyTests(CopySource source) : IClassFixture<CopySource>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_ToPostgreSqlAndBack_InterruptedAtRandomPages_IsEqual()
    {
        await using PostgreSqlDatabase server = await PostgreSqlDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        var random = new Random(7);

        LibraryComparison there = await CopyAsync(
            random, store => store.UseSqlite(source.Library.File), store => store.UsePostgreSql(server.ConnectionString));
        LibraryComparison back = await CopyAsync(
            random, store => store.UsePostgreSql(server.ConnectionString), store => store.UseSqlite(folder.PathOf("back.db")));
        await using var file = new TestLibrary(file: folder.PathOf("back.db"));
        LibraryComparison both = await source.Library.Database.CompareToAsync(file.Database, cancellationToken: Cancel);

        Assert.Equal((true, true, true), (there.IsEqual, back.IsEqual, both.IsEqual));
        Assert.All(there.Tables, table => Assert.True(table.SourceRows > 0, table.Table));
    }

    [Fact]
    public async Task Copy_OnPostgreSql_GoesOnWithTheIds_AndADifferenceIsFound()
    {
        await using PostgreSqlDatabase server = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider services = Open(store => store.UsePostgreSql(server.ConnectionString));
        var target = services.GetRequiredService<ITrackStoreDatabase>();
        await source.Library.Database.CopyToAsync(target, cancellationToken: Cancel);
        await server.SqlAsync("UPDATE albums SET label = 'x' WHERE id = 3");

        LibraryComparison comparison = await source.Library.Database.CompareToAsync(target, cancellationToken: Cancel);
        Track added = await services.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "new", Artist = "one" }, Cancel);

        Assert.Equal("albums", Assert.Single(comparison.Tables, table => !table.IsEqual).Table);
        Assert.Equal((long)source.Library.Sql("SELECT tracks FROM store_counters")! + 1, added.Id);
    }

    private static async Task<LibraryComparison> CopyAsync(Random random, Action<ITrackStoreBuilder> from, Action<ITrackStoreBuilder> to)
    {
        while (true)
        {
            await using ServiceProvider here = Open(from);
            await using ServiceProvider there = Open(to);
            using var stop = new StopAfterPages(random.Next(1, 30), Cancel);
            try
            {
                return await here.GetRequiredService<ITrackStoreDatabase>()
                    .CopyToAsync(there.GetRequiredService<ITrackStoreDatabase>(), stop, stop.Token);
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                // The next attempt resumes it.
            }
        }
    }

    private static ServiceProvider Open(Action<ITrackStoreBuilder> configure) => new ServiceCollection()
        .AddTrackStore(store =>
        {
            configure(store);
            store.ConfigureDownloads(options => options.ResumeOnOpen = false);

            // By the clock of today the history of the source has expired.
            store.Configure(options => options.HistoryAge = TimeSpan.FromDays(3_650));
        })
        .BuildServiceProvider();
}
