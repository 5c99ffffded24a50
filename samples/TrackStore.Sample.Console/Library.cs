using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample;

/// <summary>An open library: the services that a host resolves.</summary>
internal sealed class Library : IAsyncDisposable
{
    // Discogs needs minutes for a default chunk; after Ctrl+C, users want to keep what was read until then.
    private const int SlowPlatformChunk = 100;
    private static readonly string ApplicationName = typeof(Library).Assembly.GetName().Name!;
    private readonly ServiceProvider _services;

    private Library(ServiceProvider services, LibraryAddress address)
    {
        _services = services;
        Address = address;
        Tracks = services.GetRequiredService<ITrackRepository>();
        Fields = services.GetRequiredService<ITrackFields>();
        Tags = services.GetRequiredService<ITagRepository>();
        Genres = services.GetRequiredService<IGenreRepository>();
        Albums = services.GetRequiredService<IAlbumRepository>();
        Artists = services.GetRequiredService<IArtistRepository>();
        Facets = services.GetRequiredService<ILibraryFacets>();
        Images = services.GetRequiredService<IImageRepository>();
        Artwork = services.GetRequiredService<IArtworkSelector>();
        Lookups = services.GetRequiredService<IArtworkLookups>();
        Maintenance = services.GetRequiredService<IArtworkMaintenance>();
        Pictures = services.GetRequiredService<IImageLibrary>();
        Downloads = services.GetRequiredService<IArtworkDownloads>();
        Loader = services.GetRequiredService<IImageLoader>();
        Changes = services.GetRequiredService<ILibraryChanges>();
        Database = services.GetRequiredService<ITrackStoreDatabase>();
        Duplicates = services.GetRequiredService<IDuplicates>();
        History = services.GetRequiredService<IChangeHistory>();
        Synchronizer = services.GetRequiredService<ITrackSynchronizer>();
        Platforms = [.. services.GetServices<IPlatformClient>()];
    }

    /// <summary>Gets the database.</summary>
    public LibraryAddress Address { get; }

    public ITrackRepository Tracks { get; }

    public ITrackFields Fields { get; }

    public ITagRepository Tags { get; }

    public IGenreRepository Genres { get; }

    public IAlbumRepository Albums { get; }

    public IArtistRepository Artists { get; }

    public ILibraryFacets Facets { get; }

    public IImageRepository Images { get; }

    public IArtworkSelector Artwork { get; }

    public IArtworkLookups Lookups { get; }

    public IArtworkMaintenance Maintenance { get; }

    public IImageLibrary Pictures { get; }

    public IArtworkDownloads Downloads { get; }

    public IImageLoader Loader { get; }

    public ILibraryChanges Changes { get; }

    public ITrackStoreDatabase Database { get; }

    public ITrackSynchronizer Synchronizer { get; }

    public IDuplicates Duplicates { get; }

    public IChangeHistory History { get; }

    /// <summary>
    /// Gets the file that is used when the user names none: the store's own default, or null when this user has no folder for it.
    /// </summary>
    public static string? DefaultPath => InDataFolder("library.db");

    /// <summary>Gets the file for invented music, which must not mix with the user's own.</summary>
    public static string? DemoPath => InDataFolder("demo.db");

    private IReadOnlyList<IPlatformClient> Platforms { get; }

    /// <summary>Opens a library, and creates it if it doesn't exist.</summary>
    public static Task<Library> CreateAsync(LibraryAddress address, PlatformSet platforms, CancellationToken cancellationToken)
        => CreateAsync(address, ArtworkSettings.Read(address), platforms, cancellationToken);

    /// <summary>Opens a library with artwork settings that aren't stored yet.</summary>
    /// <exception cref="CommandException">The settings are invalid.</exception>
    public static async Task<Library> CreateAsync(
        LibraryAddress address, ArtworkSettings settings, PlatformSet platforms, CancellationToken cancellationToken)
    {
        Library library = await ComposeAsync(address, settings, platforms);
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

    /// <summary>Opens an existing library, so that a misspelled name doesn't create an empty one.</summary>
    /// <exception cref="CommandException">The file doesn't exist.</exception>
    public static Task<Library> OpenAsync(LibraryAddress address, PlatformSet platforms, CancellationToken cancellationToken)
        => address.Exists
            ? CreateAsync(address, platforms, cancellationToken)
            : throw new CommandException(
                $"There is no library at {address.Name}. "
                + "\"import <csv>\" or \"sync <platform>\" creates one; --database names another one.");

    /// <summary>Composes a library's services. Its file or tables are created when they are first used.</summary>
    public static Task<Library> ComposeAsync(LibraryAddress address, PlatformSet platforms)
        => ComposeAsync(address, ArtworkSettings.Read(address), platforms);

    /// <summary>Gets a platform's client.</summary>
    /// <exception cref="CommandException">There is no such platform.</exception>
    public IPlatformClient Platform(string name)
        => Platforms.LastOrDefault(client => string.Equals(client.Platform, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"{name} is not available.");

    /// <summary>Gets a file in the folder that the store chooses for this application, or null when this user has none.</summary>
    public static string? InDataFolder(string name)
    {
        string folder = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? Path.Combine(folder, ApplicationName, "TrackStore", name) : null;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<Library> ComposeAsync(LibraryAddress address, ArtworkSettings settings, PlatformSet platforms)
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store =>
        {
            address.AddTo(store);
            store.ConfigureArtwork(settings.ApplyTo)
                .ConfigureDownloads(options =>
                {
                    options.AllowedHosts = [.. platforms.LocalHosts];
                    options.ResumeOnOpen = platforms.ResumesDownloads;
                });
            if (platforms.AreSlow)
                store.ConfigureSync(options => options.ChunkSize = SlowPlatformChunk);
            platforms.AddTo(store);
        });
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            return new Library(provider, address);
        }
        catch (Exception exception)
        {
            await provider.DisposeAsync();
            if (exception is OptionsValidationException refusal)
                throw new CommandException(string.Join(" ", refusal.Failures.Select(ErrorText.ForUsers)));
            throw;
        }
    }
}
