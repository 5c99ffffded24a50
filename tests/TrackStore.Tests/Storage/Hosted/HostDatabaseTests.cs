using Microsoft.EntityFrameworkCore;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>Opening a library in a host's SQLite file that isn't ready for it.</summary>
public sealed class HostDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.PathOf("host.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SchemaMode.Automatic)]
    [InlineData(SchemaMode.None)]
    public async Task Open_FileIsMissing_IsRefusedAndNotCreated(SchemaMode mode)
    {
        await using ServiceProvider services = Open(mode);

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(
            () => services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel));

        Assert.False(System.IO.File.Exists(File));
        Assert.Contains("dotnet ef", error.Message, StringComparison.Ordinal);
        Assert.Contains("ts_tracks", error.MissingTables);
    }

    [Fact]
    public async Task Open_TableAndColumnAreMissing_NamesThem()
    {
        await using ServiceProvider services = Open(SchemaMode.Automatic);
        await using (AsyncServiceScope scope = services.CreateAsyncScope())
        {
            SetlistContext context = scope.ServiceProvider.GetRequiredService<SetlistContext>();
            await context.Database.EnsureCreatedAsync(Cancel);
            await context.Database.ExecuteSqlRawAsync("DROP TABLE ts_sync_runs; ALTER TABLE ts_tracks DROP COLUMN label", Cancel);
        }

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(
            () => services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel));

        Assert.Equal(["ts_sync_runs"], error.MissingTables);
        Assert.Equal(["ts_tracks.label"], error.MissingColumns);
    }

    [Fact]
    public async Task Open_FileIsNoDatabase_SaysThatBeforeTheFirstUse()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Cancel);
        await using ServiceProvider services = Open(SchemaMode.Automatic);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
    }

    private ServiceProvider Open(SchemaMode mode)
    {
        var services = new ServiceCollection();
        services.AddDbContext<SetlistContext>(options => options.AllowManyServices().UseSqlite($"Data Source={File};Pooling=False"));
        services.AddTrackStore(store => store.Configure(options => options.SchemaMode = mode).UseDbContext<SetlistContext>());
        return services.BuildServiceProvider();
    }
}
