using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample;

/// <summary>A library: what a host gets from its service provider.</summary>
internal sealed class Library : IAsyncDisposable
{
    // Discogs takes minutes for the usual part; who presses Ctrl+C wants to keep what was read until then.
    private const int SmallPart = 100;
    private readonly ServiceProvider _services;

    private Library(ServiceProvider services, string path)
    {
        _services = services;
        Path = path;
        Tracks = services.GetRequiredService<ITrackRepository>();
        Albums = services.GetRequiredService<IAlbumRepository>();
        Images = services.GetRequiredService<IImageRepository>();
        Artwork = services.GetRequiredService<IArtworkSelector>();
        Lookups = services.GetRequiredService<IArtworkLookups>();
        Maintenance = services.GetRequiredService<IArtworkMaintenance>();
        Loader = services.GetRequiredService<IImageLoader>();
        Changes = services.GetRequiredService<ILibraryChanges>();
        Database = services.GetRequiredService<ITrackStoreDatabase>();
        Synchronizer = services.GetRequiredService<ITrackSynchronizer>();
        Platforms = [.. services.GetServices<IPlatformClient>()];
    }

    /// <summary>Gets the database file.</summary>
    public string Path { get; }

    public ITrackRepository Tracks { get; }

    public IAlbumRepository Albums { get; }

    public IImageRepository Images { get; }

    public IArtworkSelector Artwork { get; }

    public IArtworkLookups Lookups { get; }

    public IArtworkMaintenance Maintenance { get; }

    public IImageLoader Loader { get; }

    public ILibraryChanges Changes { get; }

    public ITrackStoreDatabase Database { get; }

    public ITrackSynchronizer Synchronizer { get; }

    /// <summary>Gets the file that is used when the user names none, the store's own default; null when this user has no local application data.</summary>
    public static string? DefaultPath => InDataFolder("library.db");

    /// <summary>Gets the file of the invented music, which is not to be mixed with the user's own.</summary>
    public static string? DemoPath => InDataFolder("demo.db");

    private IReadOnlyList<IPlatformClient> Platforms { get; }

    /// <summary>Opens a library, and makes it when there is none yet.</summary>
    public static Task<Library> CreateAsync(string path, PlatformSet platforms, CancellationToken cancellationToken)
        => CreateAsync(path, ArtworkSettings.Read(System.IO.Path.GetFullPath(path)), platforms, cancellationToken);

    /// <summary>Opens a library with settings for its pictures that it may not have yet.</summary>
    /// <exception cref="CommandException">The settings don't fit together.</exception>
    public static async Task<Library> CreateAsync(string path, ArtworkSettings settings, PlatformSet platforms, CancellationToken cancellationToken)
    {
        Library library = await ComposeAsync(path, settings, platforms);
        try
        {
            await library.Database.InitializeAsync(cancellationToken);
            return library;
        }
        catch
        {
            await library.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a library that is there already, so that a misspelt name makes no empty one.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static Task<Library> OpenAsync(string path, PlatformSet platforms, CancellationToken cancellationToken)
        => File.Exists(path)
            ? CreateAsync(path, platforms, cancellationToken)
            : throw new CommandException($"There is no library at {System.IO.Path.GetFullPath(path)}. \"import <csv>\" or \"sync <platform>\" makes one, or name another with --library.");

    /// <summary>Puts a library together without touching its file: that is made when it is first used.</summary>
    public static Task<Library> ComposeAsync(string path, PlatformSet platforms) => ComposeAsync(path, ArtworkSettings.Read(System.IO.Path.GetFullPath(path)), platforms);

    /// <summary>Gives the client of a platform.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public IPlatformClient Platform(string name)
        => Platforms.LastOrDefault(client => string.Equals(client.Platform, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"{name} can't be asked.");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<Library> ComposeAsync(string path, ArtworkSettings settings, PlatformSet platforms)
    {
        string file = System.IO.Path.GetFullPath(path);
        var services = new ServiceCollection();
        services.AddTrackStore(store =>
        {
            store.UseSqlite(file)
                .ConfigureArtwork(settings.ApplyTo)
                .ConfigureDownloads(options => options.AllowedHosts = [.. platforms.LocalHosts]);
            if (platforms.AreSlow)
                store.ConfigureSync(options => options.ChunkSize = SmallPart);
            platforms.AddTo(store);
        });
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            return new Library(provider, file);
        }
        catch (Exception exception)
        {
            await provider.DisposeAsync();
            if (exception is OptionsValidationException refusal)
                throw new CommandException(string.Join(" ", refusal.Failures));
            throw;
        }
    }

    private static string? InDataFolder(string name)
        => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? System.IO.Path.Combine(folder, "TrackStore", name)
            : null;
}
