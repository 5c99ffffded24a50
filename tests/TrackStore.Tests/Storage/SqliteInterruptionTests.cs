using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class SqliteInterruptionTests : IAsyncDisposable
{
    // Without the interruption, it would count for hours.
    private const string Endless = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000)
        SELECT count(CASE WHEN i = 1000 THEN cancel() END) AS "Value" FROM n
        """;

    private readonly TestLibrary _library = new();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Read_CanceledDuringAStatement_EndsItAndLeavesTheConnectionUsable()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        StoreDatabase database = _library.Services.GetRequiredService<StoreDatabase>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.QueryAsync(
            (context, token) =>
            {
                ((SqliteConnection)context.Database.GetDbConnection()).CreateFunction("cancel", () =>
                {
                    source.Cancel();
                    return 1;
                });
                return context.Database.SqlQueryRaw<long>(Endless).SingleAsync(token);
            },
            source.Token));

        Assert.Equal(0, await _library.Tracks.CountAsync(new TrackQuery(), cancellationToken: cancel));
    }

    [Fact]
    public async Task Read_CanceledBetweenStatements_LeavesNoLogBehindWhenTheLibraryIsClosed()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("closed.db");
        ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UseSqlite(file)).BuildServiceProvider();
        await services.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "T", Artist = "A" }, cancel);
        StoreDatabase database = services.GetRequiredService<StoreDatabase>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.QueryAsync(
            async (context, token) =>
            {
                long one = await context.Database.SqlQueryRaw<long>("SELECT 1 AS \"Value\"").SingleAsync(token);
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return one;
            },
            source.Token));
        await services.DisposeAsync();

        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }
}
