using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.Benchmarks;

/// <summary>A store as a host has it: resolved from its services, with every setting at its default but the file.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StoreHost(string file)
    {
        File = file;
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.UseSqlite(file));
        _services = services.BuildServiceProvider();
    }

    public string File { get; }

    public ITrackStoreDatabase Database => _services.GetRequiredService<ITrackStoreDatabase>();

    public ITrackRepository Tracks => _services.GetRequiredService<ITrackRepository>();

    public IImageRepository Images => _services.GetRequiredService<IImageRepository>();

    public IImageLoader Loader => _services.GetRequiredService<IImageLoader>();

    public IImageProcessor Processor => _services.GetRequiredService<IImageProcessor>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
