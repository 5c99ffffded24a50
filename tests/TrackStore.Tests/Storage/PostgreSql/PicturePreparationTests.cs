using Npgsql;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Which statements the own PostgreSQL library prepares. A pool of one connection shows what is left on it.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PicturePreparationTests : IAsyncLifetime
{
    private PostgreSqlDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Library_ReadsPicturesOneByOne_PreparesTheirStatementAndNoOther()
    {
        List<string> statements = await PreparedAsync(multiplexing: false);

        string picture = Assert.Single(statements);
        Assert.Contains("image_contents", picture);
    }

    [Fact]
    public async Task Library_MultiplexingConnections_PreparesNothing() => Assert.Empty(await PreparedAsync(multiplexing: true));

    private async Task<List<string>> PreparedAsync(bool multiplexing)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxPoolSize = 1, NoResetOnClose = true, Multiplexing = multiplexing };
        await using NpgsqlDataSource connections = NpgsqlDataSource.Create(settings);
        await using ServiceProvider library = new ServiceCollection().AddTrackStore(store => store.UsePostgreSql(options => options.DataSource = connections)).BuildServiceProvider();
        Track track = await library.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Ordinary World", Artist = "Duran Duran" }, Cancel);
        IImageRepository images = library.GetRequiredService<IImageRepository>();
        await images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: track.Id, cancellationToken: Cancel);
        for (int i = 0; i < 3; i++)
            Assert.NotNull(await images.GetTrackImageAsync(track.Id, ImageSize.Medium, cancellationToken: Cancel));

        var statements = new List<string>();
        await using NpgsqlCommand prepared = connections.CreateCommand("SELECT statement FROM pg_prepared_statements");
        await using NpgsqlDataReader rows = await prepared.ExecuteReaderAsync(Cancel);
        while (await rows.ReadAsync(Cancel))
            statements.Add(rows.GetString(0));
        return statements;
    }
}
