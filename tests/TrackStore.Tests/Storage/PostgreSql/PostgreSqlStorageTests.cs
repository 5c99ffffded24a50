using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>What a library takes in a PostgreSQL database.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlStorageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetStorageAsync_SearchIndex_IsMeasuredAsLongAsItIsThere()
    {
        await using PostgreSqlDatabase postgres = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = new ServiceCollection()
            .AddTrackStore(store => store.UsePostgreSql(postgres.ConnectionString))
            .BuildServiceProvider();
        await library.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Harbour", Artist = "Lena Brandt" }, Cancel);
        var database = library.GetRequiredService<ITrackStoreDatabase>();

        StorageReport report = await database.GetStorageAsync(Cancel);
        object? measured = await postgres.SqlAsync("SELECT pg_relation_size('ix_tracks_pieces') + pg_relation_size('ix_tracks_pieces_sample')");
        await postgres.SqlAsync("DROP INDEX ix_tracks_pieces, ix_tracks_pieces_sample");
        StorageReport without = await database.GetStorageAsync(Cancel);

        Assert.True(report.SearchBytes > 0);
        Assert.Equal(measured, report.SearchBytes);
        Assert.Null(without.SearchBytes);
    }
}
