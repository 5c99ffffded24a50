namespace TrackStore.Tests.Storage.Hosted;

public sealed class HostContextSourceTests
{
    [Fact]
    public async Task Rent_ContextCantBeMade_DisposesItsScope()
    {
        var connection = new Connection();
        var services = new ServiceCollection();
        services.AddScoped(_ => connection);
        services.AddScoped<SetlistContext>(scope => throw new TimeZoneNotFoundException(scope.GetRequiredService<Connection>().ToString()));
        services.AddTrackStore(store => store.UseDbContext<SetlistContext>());
        await using ServiceProvider provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(
            () => provider.GetRequiredService<ITrackStoreDatabase>().OpenAsync(TestContext.Current.CancellationToken));

        Assert.True(connection.IsDisposed);
    }

    private sealed class Connection : IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
