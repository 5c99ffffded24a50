using Microsoft.Extensions.DependencyInjection;
using TrackStore.Artwork;

namespace TrackStore.Benchmarks;

/// <summary>A store as a host has it: resolved from its services, with every setting at its default but the file.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Initializes a new instance of the <see cref="StoreHost"/> class.</summary>
    /// <param name="file">The library's file.</param>
    /// <param name="decorate">Puts something before the image repository, or null.</param>
    /// <param name="memoryMapBytes">How much of the file is mapped into memory, or null for the default.</param>
    public StoreHost(string file, Func<IImageRepository, IImageRepository>? decorate = null, long? memoryMapBytes = null)
    {
        File = file;
        var services = new ServiceCollection();
        if (decorate is not null)
            services.AddSingleton(provider => decorate(ActivatorUtilities.CreateInstance<ImageRepository>(provider)));
        services.AddTrackStore(store => store.UseSqlite(options =>
        {
            options.Path = file;
            options.MemoryMapBytes = memoryMapBytes ?? options.MemoryMapBytes;
        }));
        _services = services.BuildServiceProvider();
    }

    public string File { get; }

    public ITrackStoreDatabase Database => _services.GetRequiredService<ITrackStoreDatabase>();

    public ITrackRepository Tracks => _services.GetRequiredService<ITrackRepository>();

    public ITrackSynchronizer Synchronizer => _services.GetRequiredService<ITrackSynchronizer>();

    public IDuplicates Duplicates => _services.GetRequiredService<IDuplicates>();

    public IImageRepository Images => _services.GetRequiredService<IImageRepository>();

    public IImageLoader Loader => _services.GetRequiredService<IImageLoader>();

    public IImageProcessor Processor => _services.GetRequiredService<IImageProcessor>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
