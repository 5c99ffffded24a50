using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlSearchIndexTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RebuildSearchIndexAsync_IndexWasDropped_IsReportedAndCreatedAgain()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider first = Open(database.ConnectionString);
        await first.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Harbour Lights", Artist = "Lena Brandt" }, Cancel);
        Assert.Equal(SearchIndexState.Ready, await StateAsync(first));
        await database.SqlAsync("DROP INDEX ix_tracks_pieces, ix_tracks_pieces_sample");

        await using ServiceProvider second = Open($"{database.ConnectionString};Application Name=second");
        SearchIndexState without = await StateAsync(second);
        int foundWithout = await CountAsync(second);
        Assert.Equal((SearchIndexState.Missing, 1), (await StateAsync(first), await CountAsync(first)));
        await first.GetRequiredService<ITrackStoreDatabase>().RebuildSearchIndexAsync(Cancel);

        Assert.Equal((SearchIndexState.Missing, 1), (without, foundWithout));
        Assert.Equal((SearchIndexState.Ready, 1), (await StateAsync(second), await CountAsync(second)));
        Assert.Equal(2L, await database.SqlAsync("SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'ix_tracks_pieces%'"));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1000, 200)]
    [InlineData(null, 200)]
    public async Task CountAsync_HitsAreAddedLast_AreCountedUpToTheLimit(int? limit, int expected)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(database.ConnectionString);
        var tracks = library.GetRequiredService<ITrackRepository>();
        await tracks.ImportAsync(
            Enumerable.Range(0, 1_200).Select(i => new NewTrack { Title = i < 1_000 ? $"Song {i}" : $"Harbour {i}", Artist = "Lena Brandt" })
                .ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Assert.Equal(expected, await tracks.CountAsync(new TrackQuery { Text = "arbou" }, limit, Cancel));
        Assert.Equal(0, await tracks.CountAsync(new TrackQuery { Text = "arbou song" }, limit, Cancel));
    }

    private static ServiceProvider Open(string connectionString)
        => new ServiceCollection().AddTrackStore(store => store.UsePostgreSql(connectionString)).BuildServiceProvider();

    private static async Task<SearchIndexState> StateAsync(ServiceProvider library)
        => (await library.GetRequiredService<ITrackStoreDatabase>().GetStatusAsync(Cancel)).SearchIndex;

    private static Task<int> CountAsync(ServiceProvider library)
        => library.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery { Text = "arb ght" }, cancellationToken: Cancel);
}
