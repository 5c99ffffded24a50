using TrackStore.Artwork;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>A library that is opened repeatedly with different artwork options.</summary>
public abstract class RerenderTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<TestLibrary> _open = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected CountingProcessor Processor { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (TestLibrary library in _open)
            await library.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static IArtworkMaintenance Maintenance(TestLibrary library) => library.Services.GetRequiredService<IArtworkMaintenance>();

    /// <summary>Opens the library with other options, as a later version of the application would.</summary>
    protected TestLibrary Open(
        bool keep,
        Action<RenditionOptions>? configure = null,
        Action<IServiceCollection>? register = null,
        string? identity = null)
    {
        Processor.Identity = identity ?? Processor.Identity;
        var library = new TestLibrary(
            store => store.ConfigureArtwork(options =>
            {
                options.KeepOriginals = keep;
                configure?.Invoke(options.Renditions);
            }),
            _folder.PathOf("library.db"),
            services =>
            {
                services.AddSingleton<IImageProcessor>(Processor);
                register?.Invoke(services);
            });
        _open.Add(library);
        return library;
    }

    protected static async Task<Image> StoreAsync(TestLibrary library, byte[] original, string title = "One", string source = Sources.User)
    {
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = title, Artist = "A" }, Cancel);
        return (await library.Images.ResizeAndStoreImageAsync(original, track.Id, source: source, cancellationToken: Cancel))[ImageSize.Large];
    }
}
